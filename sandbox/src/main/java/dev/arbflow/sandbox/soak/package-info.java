/**
 * Hours of faults drawn at random (docs/fault-matrix.md), on all venues at once, in simulated time:
 * what feeds tell is compared with what is true, episodes with true prices, and live memory with
 * itself.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code
 * dev.arbflow.connector.websocket} for what feeds tell, {@code dev.arbflow.jobs.config}, and of the
 * sandbox {@code sim}, {@code venues}, {@code scenario}, {@code matrix}, {@code trial} and {@code
 * truth}.
 */
package dev.arbflow.sandbox.soak;
