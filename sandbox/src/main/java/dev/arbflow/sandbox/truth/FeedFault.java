package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.CloseReason;
import java.util.Set;

/**
 * Something wrong with a subscription, as the venue's side knows it.
 *
 * @param listing whose book the client cannot trust
 * @param kind what is wrong
 * @param startUs our clock when it began
 */
public record FeedFault(Listing listing, Kind kind, long startUs) {

    /** What is wrong. */
    public enum Kind {
        /** The connection is gone. */
        DISCONNECT,
        /** A checksum that does not belong to the book was sent. */
        CHECKSUM,
        /** A sequence number was left out. */
        SEQUENCE,
        /** The client gave the subscription up itself. */
        WITHDRAWN;

        /** Reasons an episode may give that was open when this began; empty if not judged. */
        Set<CloseReason> reasons() {
            return switch (this) {
                case DISCONNECT -> Set.of(CloseReason.FEED_FAULT);
                case CHECKSUM -> Set.of(CloseReason.BOOK_RESYNC);
                case SEQUENCE -> Set.of(CloseReason.BOOK_RESYNC, CloseReason.FEED_FAULT);
                case WITHDRAWN -> Set.of();
            };
        }
    }
}
