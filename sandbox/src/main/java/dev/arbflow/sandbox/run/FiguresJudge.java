package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.outcome.BooksLog;
import dev.arbflow.sandbox.trial.GivenLimits;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import dev.arbflow.sandbox.truth.seen.SeenMarkets;
import java.util.Collection;

/**
 * Judges the figures of the episodes of a run by what the run gave the jobs to read: works out by
 * brute force what had to be told of it.
 *
 * <p>The same records give the same episodes, whenever they are read. Only where a record came
 * behind the job's time, or the log is not whole, is a difference nobody's fault.
 */
public final class FiguresJudge {
    private final Detection detection;
    private final BooksLog log;
    private final long fromUs;

    private FiguresJudge(Detection detection, BooksLog log, long fromUs) {
        this.detection = detection;
        this.log = log;
        this.fromUs = fromUs;
    }

    /**
     * Of the episodes that are found in what is written from now on.
     *
     * @param kafka where it is written
     * @param detection what the jobs are told
     */
    public static FiguresJudge fromNow(Kafka kafka, Detection detection, long nowUs) {
        return new FiguresJudge(detection, BooksLog.fromNow(kafka), nowUs);
    }

    /** Compares what the jobs with these metrics have told. */
    FiguresVerdict judge(Collection<Episode> told, Metrics metrics) {
        return judge(told, metrics.sum("bookUpdatesLate") + metrics.sum("legUpdatesLate"));
    }

    /**
     * Compares; to be called when the jobs have ended.
     *
     * @param told the newest version of each episode
     * @param late how many records came behind the time of who found them, and were treated
     *     otherwise than if they had not
     */
    public FiguresVerdict judge(Collection<Episode> told, long late) {
        SeenMarkets markets =
                new SeenMarkets(GivenLimits.of(detection, SimulatedFeed.charges(detection)));
        ReceivedBooks received = new ReceivedBooks(markets::arrived);
        boolean whole = log.read(received::add);
        boolean sound = received.end() && whole && late == 0;
        return FiguresVerdict.of(
                markets.truth(),
                told,
                each ->
                        sound
                                && each.openedUs() >= fromUs
                                && each.ruleVersion() == detection.rule().version());
    }
}
