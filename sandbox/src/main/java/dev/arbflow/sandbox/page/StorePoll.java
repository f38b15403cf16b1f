package dev.arbflow.sandbox.page;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.influx.Measurement;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.flink.DetectionLag;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.page.Content.ClusterView;
import dev.arbflow.sandbox.page.Content.MailView;
import dev.arbflow.sandbox.page.Content.RefusalView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;

/** Asks stores, mailbox and counters what they hold now. */
final class StorePoll implements AutoCloseable {
    private static final int MAILS = 20;

    /** The newest window of each listing. */
    private static final String CLUSTERS =
            "SELECT venue, market, cluster, distance FROM "
                    + Measurement.CLUSTER.code()
                    + " LATEST ON timestamp PARTITION BY venue, market ORDER BY market, venue";

    private static final long REFUSALS_OF_US = 15 * 60_000_000L;

    private final LivePage.Sources from;
    private final Metrics metrics;
    private final MongoClient mongo;
    private final MongoCollection<Document> refusals;
    private final FeedCounters feeds;
    private final DetectionLag lag;
    private final DeskPoll desk;

    StorePoll(LivePage.Sources from, Mongo archive) {
        this.from = from;
        metrics = from.flink().metrics();
        mongo = MongoClients.create(archive.uri().reveal());
        MongoDatabase database = mongo.getDatabase(archive.database());
        refusals = database.getCollection("refusals");
        desk = new DeskPoll(database);
        feeds = new FeedCounters(metrics);
        lag = new DetectionLag(metrics);
    }

    /**
     * @param eventUs how far event time has come
     * @param nowMs our clock
     * @param shown ids of the episodes that are shown
     */
    StoreFigures ask(long eventUs, long nowMs, List<String> shown) throws IOException {
        OptionalLong behindMs = lag.worthSaying(nowMs);
        return new StoreFigures(
                refused(eventUs),
                feeds.read(nowMs),
                from.mailsSent(),
                mails(),
                clusters(),
                behindMs.isPresent() ? (Long) behindMs.getAsLong() : null,
                desk.ask(eventUs, shown));
    }

    private List<ReceivedMail> received() {
        return from.mail().map(EmbeddedMail::received).orElse(List.of());
    }

    /** The HTML part of a mail that is still remembered. */
    Optional<String> html(long number) {
        return received().stream()
                .filter(received -> received.sequence() == number && !received.html().isEmpty())
                .map(ReceivedMail::html)
                .findFirst();
    }

    private List<RefusalView> refused(long eventUs) {
        Map<String, Double> best = new HashMap<>();
        for (Document refusal : refusals.find(Filters.gt("minuteUs", eventUs - REFUSALS_OF_US))) {
            Object gross = refusal.get("bestGrossBps");
            if (gross instanceof Number bps) {
                best.merge(refusal.getString("reason"), bps.doubleValue(), Math::max);
            }
        }
        return metrics.sumsBy("refused", "reason").entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> refusal(entry.getKey(), entry.getValue(), best.get(entry.getKey())))
                .toList();
    }

    private static RefusalView refusal(String reason, long count, Double bestGrossBps) {
        return new RefusalView(
                reason, PlainReasons.of(RefusalReason.valueOf(reason)), count, bestGrossBps);
    }

    private List<ClusterView> clusters() throws IOException {
        List<ClusterView> clusters = new ArrayList<>();
        if (from.influx().isEmpty()) {
            return clusters;
        }
        for (Map<String, Object> row : from.influx().get().query(CLUSTERS)) {
            clusters.add(
                    new ClusterView(
                            row.get("venue") + "|" + row.get("market"),
                            ((Number) row.get("cluster")).longValue(),
                            ((Number) row.get("distance")).doubleValue()));
        }
        return clusters;
    }

    private List<MailView> mails() {
        Map<String, MailView> newestFirst = new LinkedHashMap<>();
        List<ReceivedMail> received = received();
        for (int i = received.size() - 1; i >= 0 && newestFirst.size() < MAILS; i--) {
            ReceivedMail each = received.get(i);
            newestFirst.putIfAbsent(
                    each.messageId(),
                    new MailView(
                            each.sequence(),
                            String.join(", ", each.to()),
                            each.subject(),
                            each.plainText(),
                            !each.html().isEmpty()));
        }
        return List.copyOf(newestFirst.values());
    }

    @Override
    public void close() {
        mongo.close();
    }
}
