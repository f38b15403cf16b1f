/**
 * Recorded frames: what a recording holds, and a server that plays it again.
 *
 * <p>Allowed imports: {@code java.*}, Jackson, {@code dev.arbflow.embedded.websocket}, {@code
 * dev.arbflow.market}, {@code dev.arbflow.sandbox.venues}.
 */
package dev.arbflow.sandbox.frames;
