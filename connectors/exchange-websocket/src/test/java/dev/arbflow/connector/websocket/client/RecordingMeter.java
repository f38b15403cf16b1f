package dev.arbflow.connector.websocket.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts in memory. */
final class RecordingMeter implements FeedMeter {
    private final Map<FeedCount, Long> counts = new ConcurrentHashMap<>();

    @Override
    public void add(FeedCount what, long by) {
        counts.merge(what, by, Long::sum);
    }

    long of(FeedCount what) {
        return counts.getOrDefault(what, 0L);
    }
}
