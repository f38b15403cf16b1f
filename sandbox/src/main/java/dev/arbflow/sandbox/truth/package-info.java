/**
 * What really was worth taking, computed by brute force from the simulators' own books.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} without its ladder walk, {@code
 * dev.arbflow.sandbox.sim}. Shares no arithmetic with the jobs.
 */
package dev.arbflow.sandbox.truth;
