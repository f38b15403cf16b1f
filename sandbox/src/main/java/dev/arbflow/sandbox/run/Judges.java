package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.outcome.EpisodeLog;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.util.function.BooleanSupplier;

/** Who works out, from the topics of a run, what had to be told: figures and the paper account. */
final class Judges {
    private final FiguresJudge figures;
    private final PaperJudge paper;

    private Judges(FiguresJudge figures, PaperJudge paper) {
        this.figures = figures;
        this.paper = paper;
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
                PaperJudge.fromNow(config.kafka(), config.paper()));
    }

    FiguresVerdict figures(EpisodeLog episodes, Metrics metrics, BooleanSupplier over) {
        return figures.judge(episodes.episodes(), metrics, over);
    }

    PaperVerdict paper(BooleanSupplier over) {
        return paper.judge(over);
    }
}
