package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.client.FeedCount;
import dev.arbflow.connector.websocket.client.FeedMeter;
import dev.arbflow.connector.websocket.client.FeedSession;
import dev.arbflow.market.Feed;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/**
 * The metrics of one reader, in a group {@code feed=KRAKEN} and so on for each feed: a counter for
 * each {@link FeedCount}, and gauges over the feed's connections.
 *
 * <p>{@code connected} is how many are open, {@code queueDepth} how many events wait in all, {@code
 * lagMs} how late the latest delivers, {@code lateHereMs} how long the newest event waited in this
 * process before it left the source.
 */
final class FeedMetrics {

    private static final String GROUP = "feed";

    /** The counters and connections of one feed. */
    private static final class FeedGroup implements FeedMeter {
        private final Map<FeedCount, Counter> counters = new EnumMap<>(FeedCount.class);
        private final Collection<FeedSession> sessions = new ConcurrentLinkedQueue<>();
        private volatile long lateHereUs;

        FeedGroup(MetricGroup group) {
            for (FeedCount count : FeedCount.values()) {
                // counted by the connections' threads
                counters.put(count, group.counter(count.metric(), new ThreadSafeSimpleCounter()));
            }
            group.<Long, Gauge<Long>>gauge("connected", this::connected);
            group.<Long, Gauge<Long>>gauge("queueDepth", this::queueDepth);
            group.<Long, Gauge<Long>>gauge("lagMs", this::lagMs);
            group.<Long, Gauge<Long>>gauge(
                    "lateHereMs", () -> TimeUnit.MICROSECONDS.toMillis(lateHereUs));
        }

        @Override
        public void add(FeedCount what, long by) {
            counters.get(what).inc(by);
        }

        private long connected() {
            return sessions.stream().filter(FeedSession::isConnected).count();
        }

        private long queueDepth() {
            return sessions.stream().mapToLong(session -> session.events().size()).sum();
        }

        private long lagMs() {
            long lagUs = sessions.stream().mapToLong(FeedSession::lagUs).max().orElse(0);
            return TimeUnit.MICROSECONDS.toMillis(lagUs);
        }
    }

    private final MetricGroup parent;
    private final Map<Feed, FeedGroup> groups = new ConcurrentHashMap<>();

    FeedMetrics(MetricGroup parent) {
        this.parent = parent;
    }

    /** What the connections of a feed count with. */
    FeedMeter meter(Feed feed) {
        return group(feed);
    }

    /** Shows a connection in the gauges of its feed. */
    void show(Feed feed, FeedSession session) {
        group(feed).sessions.add(session);
    }

    /** Takes a connection out of the gauges of its feed. */
    void hide(Feed feed, FeedSession session) {
        group(feed).sessions.remove(session);
    }

    /** Notes how long an event of a feed waited before it left. */
    void left(Feed feed, long waitedUs) {
        group(feed).lateHereUs = waitedUs;
    }

    private FeedGroup group(Feed feed) {
        return groups.computeIfAbsent(
                feed, key -> new FeedGroup(parent.addGroup(GROUP, key.name())));
    }
}
