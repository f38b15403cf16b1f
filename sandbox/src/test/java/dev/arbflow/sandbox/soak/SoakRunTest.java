package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.sandbox.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.junit.jupiter.api.Test;

/** A run that ends early still says what it knows. */
class SoakRunTest {
    private static final SoakPlan PLAN =
            new SoakPlan(9, Duration.ofSeconds(60), true, List.of("at 10s cut on KRAKEN"));

    @Test
    void whatIsThrownIsToldOnceWithSeedMomentAndCause() {
        SoakRun run = new SoakRun(PLAN, Rules.DETECTION, Rules.TRUTH, line -> {});

        Throwable thrown =
                catchThrowable(() -> play(run, new UnsupportedOperationException("torn")));
        run.failed(new IllegalStateException("job failed", thrown));
        run.failed(new IllegalStateException("closed after it"));

        SoakReport report = run.report(Map.of());
        assertThat(report.complaints())
                .singleElement()
                .asString()
                .startsWith("seed 9, 0:00:")
                .contains(
                        ", the run: undeclared exception: ",
                        "first java.lang.UnsupportedOperationException: torn at"
                                + " dev.arbflow.sandbox.soak.SoakRunTest.");
        assertThat(report.figures()).containsEntry("faults", "1").containsKey("episodes judged");
    }

    /** Whoever stops because another part of the detection failed has no reason of its own. */
    @Test
    void aDetectionThatIsBeingStoppedBlamesNeitherAVenueNorItself() {
        SoakRun run = new SoakRun(PLAN, Rules.DETECTION, Rules.TRUTH, line -> {});

        assertThatThrownBy(() -> play(run, new CancelTaskException("buffers are gone")))
                .isInstanceOf(CancelTaskException.class);
        run.failed(new IllegalStateException("job failed", new NullPointerException("fees")));

        assertThat(run.report(Map.of()).complaints())
                .singleElement()
                .asString()
                .contains(", the run: ", "NullPointerException: fees");
    }

    private static void play(SoakRun run, RuntimeException thrown) {
        for (long i = 0; i < run.slices(); i++) {
            run.slice(
                    i,
                    update -> {
                        throw thrown;
                    });
        }
    }

    /** Or the runs of other seeds would be lost with it. */
    @Test
    void aDetectionThatFailsIsAComplaint() throws Exception {
        Detection none =
                new Detection(
                        Rules.FEES,
                        null,
                        Rules.RULE,
                        null,
                        Rules.DETECTION.limits(),
                        Duration.ofMillis(20),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1),
                        Duration.ofSeconds(1),
                        new Alerting(Duration.ofMinutes(1), Duration.ofSeconds(30), 2),
                        Conversions.NONE,
                        null);

        assertThat(Soak.run(PLAN, none, Rules.TRUTH, line -> {}).complaints())
                .singleElement()
                .asString()
                .startsWith("seed 9, 0:00:")
                .contains("NullPointerException");
    }

    @Test
    void aRunWithoutAnEpisodeProvesNothing() {
        SoakRun run = new SoakRun(PLAN, Rules.DETECTION, Rules.TRUTH, line -> {});

        assertThat(run.report(Map.of()).complaints())
                .anySatisfy(each -> assertThat(each).contains("the run: no episode was judged"));
    }
}
