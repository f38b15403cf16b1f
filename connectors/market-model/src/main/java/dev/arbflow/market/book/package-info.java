/**
 * Order books as they arrive from a feed: levels, validity, top of book and the state of the
 * connection.
 *
 * <p>Allowed imports: {@code java.*}, {@code dev.arbflow.market} and its other folders, without a
 * circle.
 */
package dev.arbflow.market.book;
