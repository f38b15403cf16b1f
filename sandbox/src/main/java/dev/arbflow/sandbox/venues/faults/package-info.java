/**
 * What can be wrong with a simulated venue and the way to it: independent faults that stand one
 * behind the other.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code
 * dev.arbflow.sandbox.venues.server} and, for the answer to a client that is turned away, {@code
 * dev.arbflow.embedded.websocket}; no venue.
 */
package dev.arbflow.sandbox.venues.faults;
