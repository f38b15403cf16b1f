package dev.arbflow.sandbox.venues.server;

import java.util.List;
import java.util.Optional;

/**
 * A text that a venue sends, and what of it is counted when it really leaves.
 *
 * @param text what goes over the socket
 * @param kind what it is
 * @param marketChannel which channel of which market it is about; empty if about several or none
 * @param tradeIds {@code BASE/QUOTE|id} of each trade in it
 */
public record Frame(
        String text, Kind kind, Optional<MarketChannel> marketChannel, List<String> tradeIds) {

    /** What a frame is to whoever counts or disturbs. */
    public enum Kind {
        /** Status, error, pong. */
        CONTROL,
        /** What was subscribed to is granted. */
        ANSWER,
        /** The venue or a channel is there, nothing more. */
        HEARTBEAT,
        /** Proves a book. */
        CHECKSUM,
        /** A book or a change of one. */
        BOOK,
        /** Trades that happened just now. */
        TRADES,
        /** Trades told a second time, or from before the subscription. */
        REPEATED_TRADES;

        /** Whether it carries what a channel is there for. */
        public boolean isData() {
            return this == CHECKSUM || this == BOOK || this == TRADES || this == REPEATED_TRADES;
        }
    }

    public static Frame control(String text) {
        return new Frame(text, Kind.CONTROL, Optional.empty(), List.of());
    }

    public static Frame heartbeat(String text) {
        return new Frame(text, Kind.HEARTBEAT, Optional.empty(), List.of());
    }

    /** A grant of one channel of one market. */
    public static Frame answer(MarketChannel marketChannel, String text) {
        return new Frame(text, Kind.ANSWER, Optional.of(marketChannel), List.of());
    }

    /** A grant of several channels or markets. */
    public static Frame answer(String text) {
        return new Frame(text, Kind.ANSWER, Optional.empty(), List.of());
    }

    public static Frame checksum(MarketChannel marketChannel, String text) {
        return new Frame(text, Kind.CHECKSUM, Optional.of(marketChannel), List.of());
    }

    public static Frame book(MarketChannel marketChannel, String text) {
        return new Frame(text, Kind.BOOK, Optional.of(marketChannel), List.of());
    }

    public static Frame trades(MarketChannel marketChannel, String text, List<String> tradeIds) {
        return new Frame(text, Kind.TRADES, Optional.of(marketChannel), tradeIds);
    }

    public static Frame repeated(MarketChannel marketChannel, String text, List<String> tradeIds) {
        return new Frame(text, Kind.REPEATED_TRADES, Optional.of(marketChannel), tradeIds);
    }

    /** The same with another text. */
    public Frame saying(String other) {
        return new Frame(other, kind, marketChannel, tradeIds);
    }
}
