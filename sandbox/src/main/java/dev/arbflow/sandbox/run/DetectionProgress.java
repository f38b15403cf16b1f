package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.sandbox.flink.DetectionLag;
import dev.arbflow.sandbox.flink.Metrics;
import java.util.function.LongSupplier;

/** Whether detection judges what comes in, of every feed and in time. */
final class DetectionProgress {
    private final Metrics metrics;
    private final Venues venues;
    private final DetectionLag lag;
    private final LongSupplier clockMs;

    /**
     * @param clockMs our clock, epoch milliseconds
     */
    DetectionProgress(Metrics metrics, Venues venues, LongSupplier clockMs) {
        this.metrics = metrics;
        this.venues = venues;
        this.lag = new DetectionLag(metrics);
        this.clockMs = clockMs;
    }

    /** Whether books of every feed that has any came in, and detection is not behind. */
    boolean isInTime() {
        long nowMs = clockMs.getAsLong();
        return venues.subscriptions().stream()
                        .map(Subscription::feed)
                        .filter(feed -> feed.venue().isPresent())
                        .allMatch(feed -> metrics.sum("books", "feed", feed.name()) > 0)
                && metrics.sum("routesEvaluated") > 0
                && lag.behindMs(nowMs).isPresent()
                && lag.worthSaying(nowMs).isEmpty();
    }
}
