package dev.arbflow.connector.websocket.client;

/** Counts what a connection does; safe for use by several threads. */
@FunctionalInterface
public interface FeedMeter {

    /** Grows a count. */
    void add(FeedCount what, long by);

    /** Grows a count by one. */
    default void count(FeedCount what) {
        add(what, 1);
    }
}
