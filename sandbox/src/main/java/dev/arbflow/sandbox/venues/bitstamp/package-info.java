/**
 * Bitstamp as its clients see it, spoken by the simulation.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.market}, {@code
 * dev.arbflow.sandbox.sim} and {@code truth}, and {@code dialogue}, {@code faults} and {@code
 * server} beside it; no other venue, nothing of the connectors.
 */
package dev.arbflow.sandbox.venues.bitstamp;
