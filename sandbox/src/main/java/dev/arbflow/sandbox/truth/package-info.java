/**
 * What really was worth taking, computed by brute force from the simulators' own books.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} without its ladder walk, {@code
 * dev.arbflow.sandbox.sim}. Shares no arithmetic with the jobs.
 *
 * <p>More than twenty files, because the course of a route is put together from small parts that
 * nobody else may see.
 */
package dev.arbflow.sandbox.truth;
