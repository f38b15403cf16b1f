/**
 * The other side of the source, for tests: a websocket server, a protocol of one-line frames, and
 * readers without Flink's runtime.
 *
 * <p>Allowed imports: everything that tests may import.
 */
package dev.arbflow.connector.websocket.testing;
