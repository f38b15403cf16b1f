package dev.arbflow.sandbox.venues;

import dev.arbflow.market.Feed;
import java.util.List;

/**
 * Hears what venues did, whoever was connected, so that it can be told afterwards what a client
 * could have known. Called by the venues' one thread; times are ours, in microseconds since
 * 1970-01-01T00:00:00Z.
 */
public interface VenueJournal {

    /** Forgets everything. */
    VenueJournal NONE = new VenueJournal() {};

    /**
     * A trade happened.
     *
     * @param trade {@code BASE/QUOTE|id} with the id that the venue prints
     */
    default void traded(Feed feed, String trade, long atUs) {}

    /**
     * A client was told the latest trades.
     *
     * @param trades each as {@code BASE/QUOTE|id}
     */
    default void repeated(Feed feed, List<String> trades, long atUs) {}

    /** A client connected. */
    default void opened(Feed feed, long atUs) {}

    /** A client is gone, whoever ended it. */
    default void left(Feed feed, long atUs) {}

    /**
     * Venues did what they had planned for one moment at another, because this machine did not keep
     * up.
     */
    default void happened(long plannedUs, long atUs) {}

    /** The venue cuts its clients off on purpose. */
    default void cut(Feed feed, long atUs) {}
}
