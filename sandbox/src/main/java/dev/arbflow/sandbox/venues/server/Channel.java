package dev.arbflow.sandbox.venues.server;

/** What of a market a client can subscribe to. */
public enum Channel {
    BOOK,
    TRADES
}
