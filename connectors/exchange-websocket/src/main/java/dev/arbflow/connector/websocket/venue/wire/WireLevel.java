package dev.arbflow.connector.websocket.venue.wire;

import dev.arbflow.connector.websocket.book.Level;

/** Reads the levels of a book. */
public final class WireLevel {
    private WireLevel() {}

    /**
     * A level of price and unsigned quantity, of a venue without checksums: nobody needs its text.
     */
    public static Level withoutText(WireJson price, WireJson quantity)
            throws MalformedFrameException {
        try {
            return Level.of(price.number(), quantity.number());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("bad level: " + e.getMessage(), e);
        }
    }

    /** A level of price and unsigned quantity. */
    public static Level of(WireJson price, WireJson quantity) throws MalformedFrameException {
        try {
            return Level.parse(price.text(), quantity.text());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("bad level: " + e.getMessage(), e);
        }
    }

    /** A level whose side is the sign of its amount. */
    public static Level ofSigned(WireJson price, WireJson amount) throws MalformedFrameException {
        try {
            return Level.parseSigned(price.text(), amount.text());
        } catch (NumberFormatException e) {
            throw new MalformedFrameException("bad level: " + e.getMessage(), e);
        }
    }
}
