package dev.arbflow.sandbox.venues.server;

import java.util.List;

/**
 * A text that a venue sends, and what of it is counted when it really leaves.
 *
 * @param text what goes over the socket
 * @param kind what it is
 * @param tradeIds {@code BASE/QUOTE|id} of each trade in it
 */
public record Frame(String text, Kind kind, List<String> tradeIds) {

    /** What a frame is to whoever counts. */
    public enum Kind {
        /** Acknowledgement, heartbeat, checksum, error. */
        CONTROL,
        /** A book or a change of one. */
        BOOK,
        /** Trades that happened just now. */
        TRADES,
        /** Trades told a second time, or from before the subscription. */
        REPEATED_TRADES
    }

    public static Frame control(String text) {
        return new Frame(text, Kind.CONTROL, List.of());
    }

    public static Frame book(String text) {
        return new Frame(text, Kind.BOOK, List.of());
    }

    public static Frame trades(String text, List<String> tradeIds) {
        return new Frame(text, Kind.TRADES, tradeIds);
    }

    public static Frame repeated(String text, List<String> tradeIds) {
        return new Frame(text, Kind.REPEATED_TRADES, tradeIds);
    }
}
