/**
 * The market behind all simulated venues: one seed, one model time, the same prices every time.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 *
 * <p>More than twenty files, because half of them are the words in which the model tells its steps,
 * and only the model may make them.
 */
package dev.arbflow.sandbox.sim;
