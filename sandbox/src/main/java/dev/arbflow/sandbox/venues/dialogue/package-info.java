/**
 * What every simulated venue needs to hold a conversation: requests, steps of the market, memory
 * and times.
 *
 * <p>Allowed imports: {@code java.*}, Jackson (to read what clients send), {@code
 * dev.arbflow.market}, {@code dev.arbflow.sandbox.sim}, {@code faults} and {@code server}; no
 * venue, nothing of the connectors.
 */
package dev.arbflow.sandbox.venues.dialogue;
