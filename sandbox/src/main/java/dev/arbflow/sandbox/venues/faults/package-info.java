/**
 * What can be wrong with a simulated venue and the way to it: independent faults that stand one
 * behind the other.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and {@code
 * dev.arbflow.sandbox.venues.server} and the word that turns a client away of {@code
 * dev.arbflow.embedded.websocket}; no venue.
 */
package dev.arbflow.sandbox.venues.faults;
