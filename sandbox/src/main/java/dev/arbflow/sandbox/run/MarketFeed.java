package dev.arbflow.sandbox.run;

import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.run.outcome.Summary;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Where a run's market data comes from. */
interface MarketFeed extends AutoCloseable {

    /** Settings by which the jobs find and read it. */
    Map<String, String> settings();

    /** What the jobs must be told that no setting can say. */
    default PipelineConfig adapt(PipelineConfig config) {
        return config;
    }

    /** How the exchange source reads it. */
    default ExchangeSourceOptions source(PipelineConfig config) {
        return IngestJob.source(config.venues()).build();
    }

    /** Whether its times are of another day, so that latencies mean nothing. */
    default boolean isRecorded() {
        return false;
    }

    /** Whether its times hold together, so that windows over all of them can be counted. */
    default boolean isOfOneStretch() {
        return true;
    }

    /**
     * What must wait until the jobs keep up with this feed, so that they are not judged by their
     * start; empty if it waits for nothing.
     */
    default Optional<Runnable> onceWarm() {
        return Optional.empty();
    }

    /** What listens where, by name, for the person in front. */
    Map<String, URI> addresses();

    /**
     * How what was found compares with what was true.
     *
     * @param untilUs when the jobs stopped listening
     * @return empty if nobody knows the truth about this feed
     * @throws Exception if the figures cannot be worked out
     */
    Optional<Judged> judge(Found found, long untilUs) throws Exception;

    @Override
    void close();

    /**
     * What the jobs found.
     *
     * @param patterns empty if nobody looked for them
     * @param figures works out how their figures compare with what was received
     */
    record Found(
            Collection<Episode> episodes,
            Optional<PatternRun.Claims> patterns,
            Callable<FiguresVerdict> figures) {}

    /**
     * The comparison and the lines that explain it.
     *
     * @param truth the figures
     * @param complaints a line for each missed or forbidden episode
     */
    record Judged(Summary.Truth truth, Collection<String> complaints) {}
}
