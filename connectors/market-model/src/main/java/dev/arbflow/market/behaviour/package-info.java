/**
 * How a listing behaved in a window of time: its features, its cluster and the windows it
 * resembles.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 */
package dev.arbflow.market.behaviour;
