package dev.arbflow.sandbox.run;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.outcome.PaperResult;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds the pipeline's own counters up to a summary. */
final class Counts {
    private final Metrics metrics;

    Counts(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Of all jobs but the one for patterns, which counts the same trades again. */
    long sum(String counter) {
        return metrics.sum(counter) - metrics.sum(counter, "job_name", PatternRun.JOB);
    }

    long openEpisodes() {
        return sum("episodesOpened") - sum("episodesClosed");
    }

    /** From the end of the dwell time to the alert leaving the job. */
    Summary.Percentiles latencyMs() {
        return Summary.Percentiles.of(metrics.histogram("alertLatencyMs"));
    }

    /**
     * Everything but the latencies.
     *
     * @param telling whose contents tell of this run
     * @param paper what the paper account made of it
     */
    Summary summary(
            StoreCounts stores,
            Set<Part> telling,
            Map<String, PaperResult> paper,
            Summary.Patterns patterns,
            Optional<MarketFeed.Judged> judged)
            throws Exception {
        return new Summary(
                venues(),
                new Summary.TradeCounts(sum("tradesIn"), sum("tradesDuplicate"), sum("tradesOut")),
                new Summary.SpreadCounts(
                        sum("routesEvaluated"), metrics.sumsBy("refused", "reason")),
                new Summary.CandidateCounts(
                        sum("candidatesTakenOver"),
                        sum("candidatesOpened"),
                        metrics.sumsBy("candidatesClosed", "outcome"),
                        metrics.sumsBy("candidatesRefused", "reason"),
                        stores.candidates(telling)),
                new Summary.EpisodeCounts(
                        sum("episodesOpened"), metrics.sumsBy("episodesClosed", "reason")),
                judged.map(MarketFeed.Judged::truth).orElse(null),
                paper,
                patterns,
                new Summary.Stores(stores.mongo(), stores.influx()),
                stores.mails(),
                stores.indicativeMails(),
                null,
                null,
                null,
                new Summary.Memory(ProcessMemory.peakResidentMiB(), ProcessMemory.LIMIT_MIB));
    }

    private Map<String, Summary.VenueCounts> venues() {
        Map<String, Summary.VenueCounts> venues = new LinkedHashMap<>();
        for (Feed feed : Feed.values()) {
            if (of("frames", feed) > 0) {
                venues.put(
                        feed.name(),
                        new Summary.VenueCounts(
                                of("frames", feed),
                                of("trades", feed),
                                of("books", feed),
                                of("malformed", feed),
                                of("checksumMatches", feed),
                                of("checksumMismatches", feed),
                                of("sequenceGaps", feed),
                                of("reconnects", feed),
                                of("coalescedBooks", feed)));
            }
        }
        return venues;
    }

    private long of(String counter, Feed feed) {
        return metrics.sum(counter, "feed", feed.name());
    }
}
