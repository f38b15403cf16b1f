package dev.arbflow.connector.websocket.venue.session;

/** What a protocol counts besides frames, trades and books. */
public enum ProtocolEvent {
    /** A book whose checksum was compared and matched. */
    CHECKSUM_MATCH,
    /** A book whose checksum did not match. */
    CHECKSUM_MISMATCH,
    /** A missing sequence number or trade id. */
    SEQUENCE_GAP,
    /** A crossed book that was not published. */
    CROSSED_BOOK,
    /** A book that trades beyond its best price proved wrong. */
    CONTRADICTED_BOOK,
    /** An event older than the state it applies to, dropped as the venue's documentation says. */
    STALE_UPDATE,
    /** A trade the venue repeats by design (snapshot of past trades, te beside tu), not emitted. */
    REPEATED_TRADE,
    /** A frame of a channel we did not subscribe to. */
    IGNORED_FRAME
}
