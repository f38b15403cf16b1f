/**
 * The simulated market's venues as websocket servers, and the journal of what they sent.
 *
 * <p>Allowed imports: {@code java.*}, SLF4J, {@code dev.arbflow.embedded.websocket}, {@code
 * dev.arbflow.market}, {@code dev.arbflow.sandbox.sim} and {@code truth}, and the folders below,
 * none of which may import this package. Nothing of the connectors: what a venue writes is written
 * here a second time, so that a mistake cannot agree with itself.
 */
package dev.arbflow.sandbox.venues;
