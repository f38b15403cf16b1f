package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.sandbox.flink.Metrics;
import java.util.List;

/** Whether detection reads what comes in, and how far behind its receipt. */
final class DetectionProgress {
    /** Flink's own: a source's time of passing a record on, less the record's event time. */
    private static final String READ_LAG_MS = "currentEmitEventTimeLag";

    private final Metrics metrics;
    private final Venues venues;

    DetectionProgress(Metrics metrics, Venues venues) {
        this.metrics = metrics;
        this.venues = venues;
    }

    /** Of the source of books, whose event time is the time of receipt; none before the first. */
    List<Metrics.Reading> readLagMs() {
        return metrics.gauges(READ_LAG_MS).stream()
                .filter(lag -> lag.value().longValue() >= 0)
                .filter(lag -> Sandbox.ARBITRAGE.equals(lag.variables().get("job_name")))
                .filter(lag -> named(lag, "books"))
                .toList();
    }

    /** Whether books of every feed that has any came in, and detection compared some. */
    boolean allFeedsAreRead() {
        return venues.subscriptions().stream()
                        .map(Subscription::feed)
                        .filter(feed -> feed.venue().isPresent())
                        .allMatch(feed -> metrics.sum("books", "feed", feed.name()) > 0)
                && metrics.sum("routesEvaluated") > 0
                && !readLagMs().isEmpty();
    }

    private static boolean named(Metrics.Reading reading, String part) {
        return reading.variables().values().stream()
                .anyMatch(value -> value.contains("Kafka " + part));
    }
}
