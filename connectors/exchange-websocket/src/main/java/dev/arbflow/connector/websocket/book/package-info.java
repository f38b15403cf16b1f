/**
 * Order books that are kept as venues send them: levels, truncation, checksums.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market}.
 */
package dev.arbflow.connector.websocket.book;
