package dev.arbflow.sandbox.soak;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.sandbox.trial.JobDetector;
import dev.arbflow.sandbox.truth.TruthRule;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;

/** Plays a plan through the connector's sessions and the jobs' detection. */
public final class Soak {
    private Soak() {}

    /**
     * Plays it. What is thrown, by the detection or while it is played, ends the run and is a
     * complaint of its report.
     *
     * @param detection what the jobs are given
     * @param truth by which episodes are judged
     * @param said is told a line every five simulated minutes
     * @throws InterruptedException if the calling thread is interrupted meanwhile
     */
    public static SoakReport run(
            SoakPlan plan, Detection detection, TruthRule truth, Consumer<String> said)
            throws InterruptedException {
        Map<String, Long> refusals = new ConcurrentSkipListMap<>();
        SoakRun run = new SoakRun(plan, detection, truth, said);
        try {
            JobDetector.stream(
                    run,
                    detection,
                    run::found,
                    refusal ->
                            refusals.merge(
                                    refusal.reason().name(), refusal.candidates(), Long::sum));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            run.failed(e);
        }
        return run.report(refusals);
    }
}
