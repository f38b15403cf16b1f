package dev.arbflow.connector.websocket.reader;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.client.FeedSession;
import dev.arbflow.connector.websocket.client.FeedSessions;
import dev.arbflow.connector.websocket.client.SteadyClock;
import dev.arbflow.connector.websocket.split.FeedSplit;
import dev.arbflow.market.Feed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events from the queues of its connections; owns their threads and sockets. */
final class FeedSplitReader implements SplitReader<Inbound, FeedSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSplitReader.class);

    /** Small, because what was fetched can coalesce no more. */
    private static final int MAX_PER_CONNECTION = 256;

    private final ExchangeSourceOptions options;
    private final FeedMetrics metrics;
    private final FeedSessions sessions;
    private final Map<String, OwnedSession> held = new LinkedHashMap<>();
    private final List<String> dropped = new ArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);

    /** A connection that this reader keeps open. */
    private record OwnedSession(Feed feed, FeedSession session) {}

    FeedSplitReader(
            ExchangeSourceOptions options, SteadyClock clock, int readers, FeedMetrics metrics) {
        this.options = options;
        this.metrics = metrics;
        try {
            sessions = new FeedSessions(options, clock, readers, this::wakeUp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts the connections. Those of a checkpoint that are not configured any more finish at
     * once, so that Flink forgets them and their watermark.
     */
    @Override
    public void handleSplitsChanges(SplitsChange<FeedSplit> change) {
        for (FeedSplit split : change.splits()) {
            Optional<FeedSplit> today = split.under(options);
            if (today.isPresent()) {
                start(today.get());
            } else {
                LOG.info("{}: not configured any more, dropped", split.splitId());
                dropped.add(split.splitId());
            }
        }
        wakeUp();
    }

    @Override
    public RecordsWithSplitIds<Inbound> fetch() throws IOException {
        RecordsBySplits.Builder<Inbound> records = new RecordsBySplits.Builder<>();
        try {
            arrivals.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return records.build();
        }
        arrivals.drainPermits();
        records.addFinishedSplits(dropped);
        dropped.clear();
        for (Iterator<Map.Entry<String, OwnedSession>> all = held.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<String, OwnedSession> entry = all.next();
            if (takeAll(entry.getKey(), entry.getValue().session(), records)) {
                all.remove();
                records.addFinishedSplit(entry.getKey());
                stop(entry.getValue());
            }
        }
        return records.build();
    }

    @Override
    public void wakeUp() {
        if (arrivals.availablePermits() == 0) { // one is enough: a fetch looks at every queue
            arrivals.release();
        }
    }

    @Override
    public void close() {
        held.values().forEach(this::stop);
        held.clear();
        sessions.close();
    }

    private void start(FeedSplit split) {
        ConnectionSpec spec = split.spec();
        FeedSession session =
                sessions.start(
                        spec, split.epoch(), split.newestTrades(), metrics.meter(spec.feed()));
        held.put(spec.name(), new OwnedSession(spec.feed(), session));
        metrics.show(spec.feed(), session);
    }

    private void stop(OwnedSession connection) {
        metrics.hide(connection.feed(), connection.session());
        connection.session().close();
    }

    /** Whether there will be no more after these. */
    private boolean takeAll(
            String name, FeedSession session, RecordsBySplits.Builder<Inbound> records)
            throws IOException {
        boolean ended = session.hasEnded(); // before taking: afterwards there may be more
        session.throwIfFailed();
        int taken = session.events().drainTo(event -> records.add(name, event), MAX_PER_CONNECTION);
        if (taken == MAX_PER_CONNECTION) {
            wakeUp();
            return false;
        }
        return ended;
    }
}
