package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.outcome.EpisodeLog;
import dev.arbflow.sandbox.run.outcome.ToldRecords;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who works out, from the topics of a run, what had to be told: figures and the paper account. */
final class Judges {
    private final FiguresJudge figures;
    private final PaperJudge paper;
    private final ToldRecords<FollowUp> followUps;

    /** Both judges need them. */
    private Optional<List<FollowUp>> told = Optional.empty();

    private Judges(FiguresJudge figures, PaperJudge paper, ToldRecords<FollowUp> followUps) {
        this.figures = figures;
        this.paper = paper;
        this.followUps = followUps;
    }

    /**
     * Of what is written from now on.
     *
     * @param busy learns what waited in the source for so long that it had to be refused
     */
    static Judges fromNow(PipelineConfig config, long nowUs, BusyLog busy) {
        return new Judges(
                FiguresJudge.fromNow(
                        config.kafka(),
                        config.detection(),
                        nowUs,
                        busy.waitsBeyond(config.detection().limits().maxLateHere())),
                PaperJudge.fromNow(config.kafka(), config.paper()),
                ToldRecords.fromNow(config.kafka(), Topic.FOLLOW_UPS, JsonCodec.followUps()));
    }

    FiguresVerdict figures(EpisodeLog episodes, Metrics metrics, BooleanSupplier over) {
        return figures.judge(
                episodes.episodes(),
                told(over).map(all -> ToldRecords.newest(all, FollowUp::id)),
                metrics.sum("bookUpdatesLate") + metrics.sum("legUpdatesLate"),
                over);
    }

    PaperVerdict paper(BooleanSupplier over) {
        return paper.judge(told(over), over);
    }

    private Optional<List<FollowUp>> told(BooleanSupplier over) {
        if (told.isEmpty()) {
            told = followUps.read(over);
        }
        return told;
    }
}
