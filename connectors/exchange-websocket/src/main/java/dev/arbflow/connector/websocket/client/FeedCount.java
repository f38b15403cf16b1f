package dev.arbflow.connector.websocket.client;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;

/** What is counted for each feed, with the name of its metric. */
public enum FeedCount {
    /** Text messages received. */
    FRAMES("frames"),
    /** Characters of those messages; venues send ASCII, so also their bytes before compression. */
    CHARACTERS("characters"),
    TRADES("trades"),
    /** Books, valid and invalid, before coalescing. */
    BOOKS("books"),
    MALFORMED("malformed"),
    CHECKSUM_MATCHES("checksumMatches"),
    CHECKSUM_MISMATCHES("checksumMismatches"),
    SEQUENCE_GAPS("sequenceGaps"),
    CROSSED_BOOKS("crossedBooks"),
    CONTRADICTED_BOOKS("contradictedBooks"),
    STALE_UPDATES("staleUpdates"),
    REPEATED_TRADES("repeatedTrades"),
    IGNORED_FRAMES("ignoredFrames"),
    /** Diallings after the first, successful or not. */
    RECONNECTS("reconnects"),
    /** Books that a newer one of the same listing replaced in a full queue. */
    COALESCED_BOOKS("coalescedBooks");

    private final String metric;

    FeedCount(String metric) {
        this.metric = metric;
    }

    /** The name under which reporters see it. */
    public String metric() {
        return metric;
    }

    static FeedCount of(ProtocolEvent event) {
        return switch (event) {
            case CHECKSUM_MATCH -> CHECKSUM_MATCHES;
            case CHECKSUM_MISMATCH -> CHECKSUM_MISMATCHES;
            case SEQUENCE_GAP -> SEQUENCE_GAPS;
            case CROSSED_BOOK -> CROSSED_BOOKS;
            case CONTRADICTED_BOOK -> CONTRADICTED_BOOKS;
            case STALE_UPDATE -> STALE_UPDATES;
            case REPEATED_TRADE -> REPEATED_TRADES;
            case IGNORED_FRAME -> IGNORED_FRAMES;
        };
    }
}
