/**
 * The market behind all simulated venues: one seed, one model time, the same prices every time.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.sandbox.sim;
