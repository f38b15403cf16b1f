package dev.arbflow.connector.websocket.venue;

import dev.arbflow.connector.websocket.book.Level;

/** Reads the levels of a book. */
final class WireLevel {
    private WireLevel() {}

    /** A level of price and unsigned quantity. */
    static Level of(WireJson price, WireJson quantity) throws MalformedFrameException {
        try {
            return Level.parse(price.text(), quantity.text());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("bad level: " + e.getMessage(), e);
        }
    }

    /** A level whose side is the sign of its amount. */
    static Level ofSigned(WireJson price, WireJson amount) throws MalformedFrameException {
        try {
            return Level.parseSigned(price.text(), amount.text());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("bad level: " + e.getMessage(), e);
        }
    }
}
