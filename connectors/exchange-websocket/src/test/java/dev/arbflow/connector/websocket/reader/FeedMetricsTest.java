package dev.arbflow.connector.websocket.reader;

import static dev.arbflow.connector.websocket.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.client.FeedCount;
import dev.arbflow.connector.websocket.client.SteadyClock;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.connector.websocket.testing.TestVenue;
import dev.arbflow.embedded.websocket.ClientSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedMetricsTest {

    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, Gauge<?>> gauges = new ConcurrentHashMap<>();
    private final FeedMetrics metrics = new FeedMetrics(new Group(""));

    @Test
    void registersEveryCountForEachFeed() {
        try (FeedSplitReader reader = reader(spec("ws://127.0.0.1:9"))) {
            reader.wakeUp();
            assertThat(counters.keySet())
                    .contains(
                            "feed=KRAKEN.frames",
                            "feed=KRAKEN.trades",
                            "feed=KRAKEN.books",
                            "feed=KRAKEN.malformed",
                            "feed=KRAKEN.checksumMatches",
                            "feed=KRAKEN.checksumMismatches",
                            "feed=KRAKEN.sequenceGaps",
                            "feed=KRAKEN.crossedBooks",
                            "feed=KRAKEN.contradictedBooks",
                            "feed=KRAKEN.reconnects",
                            "feed=KRAKEN.coalescedBooks",
                            "feed=KRAKEN.repeatedTrades",
                            "feed=KRAKEN.ignoredFrames")
                    .hasSize(FeedCount.values().length);
        }
    }

    @Test
    void showsWhatConnectionsDo() throws Exception {
        try (TestVenue venue = TestVenue.open();
                FeedSplitReader reader = reader(spec(venue.uri().toString()))) {
            ClientSocket client = venue.client();
            client.send("count CHECKSUM_MATCH");
            client.send("count SEQUENCE_GAP");
            client.send("trade BTC/USD 1 100 1998000000000");
            eventually("a trade", () -> counters.get("feed=KRAKEN.trades").getCount() == 1);
            assertThat(counters.get("feed=KRAKEN.frames").getCount()).isEqualTo(3);
            assertThat(counters.get("feed=KRAKEN.checksumMatches").getCount()).isEqualTo(1);
            assertThat(counters.get("feed=KRAKEN.sequenceGaps").getCount()).isEqualTo(1);
            assertThat(gauge("connected")).isEqualTo(1);
            assertThat(gauge("lagMs")).isGreaterThan(1_000_000);
            assertThat(gauge("queueDepth")).isPositive();
            reader.close();
            assertThat(gauge("connected")).isZero();
            assertThat(gauge("queueDepth")).isZero();
            assertThat(gauge("lagMs")).isZero();
        }
    }

    private FeedSplitReader reader(ConnectionSpec spec) {
        FeedSplitReader reader =
                new FeedSplitReader(
                        Connections.options(spec).build(),
                        new SteadyClock(() -> 2_000_000_000_000L, () -> 0),
                        1,
                        metrics);
        reader.handleSplitsChanges(new SplitsAddition<>(List.of(new FeedSplit(spec, 0))));
        return reader;
    }

    private static ConnectionSpec spec(String address) {
        return Connections.kraken("K", URI.create(address), "BTC/USD");
    }

    private long gauge(String name) {
        return (Long) gauges.get("feed=KRAKEN." + name).getValue();
    }

    /** Keeps metrics by name; a key and its value make one group, as in Flink. */
    private final class Group extends UnregisteredMetricsGroup {
        private final String prefix;

        Group(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(prefix + key + '=' + value + '.');
        }

        @Override
        public <C extends Counter> C counter(String name, C counter) {
            counters.put(prefix + name, counter);
            return counter;
        }

        @Override
        public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
            gauges.put(prefix + name, gauge);
            return gauge;
        }
    }
}
