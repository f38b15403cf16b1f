package dev.arbflow.connector.websocket.venue.wire;

import dev.arbflow.market.Side;

/** Reads the two words by which a venue tells buying from selling. */
public final class WireSide {
    private WireSide() {}

    public static Side of(WireJson value, String buy, String sell) throws MalformedFrameException {
        String word = value.text();
        if (word.equals(buy)) {
            return Side.BUY;
        }
        if (word.equals(sell)) {
            return Side.SELL;
        }
        throw new MalformedFrameException(
                "expected '" + buy + "' or '" + sell + "' instead of " + value);
    }
}
