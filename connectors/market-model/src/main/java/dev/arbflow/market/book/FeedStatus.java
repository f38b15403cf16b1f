package dev.arbflow.market.book;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;

/**
 * What happened to a subscription, for people and dashboards. Detection never reads it.
 *
 * @param origin the connection
 * @param subject {@link Listing#code()}, or {@code VENUE|*} (the feed's name) for the whole
 *     connection
 * @param state what it is now
 * @param reason one line for a person; empty if the state says it all
 * @param receiveUs our clock when it happened
 */
public record FeedStatus(
        Origin origin, String subject, State state, String reason, long receiveUs) {

    /** The state of a subscription or connection. */
    public enum State {
        CONNECTED,
        LIVE,
        GAP,
        CHECKSUM_MISMATCH,
        CROSSED,
        STALE,
        MAINTENANCE,
        REFUSED,
        DISCONNECTED,
        /** A clock was set: the venue's or, as the reason says, our own. */
        CLOCK_JUMP,
        /** Only a newer release knows it; never a state that this one tells. */
        UNKNOWN
    }

    /** The subject that stands for a whole feed, for example {@code KRAKEN|*}. */
    public static String wholeFeed(Feed feed) {
        return feed.name() + "|*";
    }
}
