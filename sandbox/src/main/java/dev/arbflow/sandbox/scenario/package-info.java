/**
 * Faults on demand: a text file that says what goes wrong, when and where, and the player that lets
 * it happen (docs/scenarios.md).
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}, {@code dev.arbflow.sandbox.sim}
 * and {@code venues}, and {@code dev.arbflow.embedded.websocket} for how a client is turned away.
 */
package dev.arbflow.sandbox.scenario;
