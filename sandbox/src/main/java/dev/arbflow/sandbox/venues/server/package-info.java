/**
 * What a venue says and hears, whatever its language, and the one thread that all venues run on.
 *
 * <p>Allowed imports: {@code java.*}, SLF4J, {@code dev.arbflow.market} and {@code
 * dev.arbflow.sandbox.truth}; no venue.
 */
package dev.arbflow.sandbox.venues.server;
