/**
 * Builders of market events for tests, shipped to the other modules as a test-jar.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.market.testing;
