package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Tape;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods last ten seconds. */
class WindowWeightsFunctionTest {
    private Harness harness;

    @BeforeEach
    void open() throws Exception {
        harness = new Harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void aWindowCountsByTheLastPeriodThatHadEndedWithIt() throws Exception {
        for (long endS : new long[] {9, 10, 19, 20}) {
            harness.window(endS);
        }
        harness.weight("KRAKEN", 20, 3);
        harness.weight("KRAKEN", 10, 2);
        harness.time(20);

        assertThat(harness.weights()).containsExactly(1.0, 2.0, 2.0, 3.0);
    }

    @Test
    void anAggregatorsCoverageSaysNothingAboutBooks() throws Exception {
        harness.weight("COINAPI", 10, 4);
        harness.window(11);
        harness.time(11);

        assertThat(harness.weights()).containsExactly(1.0);
    }

    @Test
    void aWindowBehindTheWatermarkTakesWhatIsKnown() throws Exception {
        harness.weight("KRAKEN", 10, 2);
        harness.time(30);
        harness.window(12);

        assertThat(harness.weights()).containsExactly(2.0);
    }

    @Test
    void goesOnAfterARestoreWhereItStopped() throws Exception {
        harness.weight("KRAKEN", 10, 2);
        harness.window(12);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        try (Harness restored = new Harness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.time(12);

            assertThat(restored.weights()).containsExactly(2.0);
        }
    }

    @Test
    void keepsOneWeightOfAListingAndNoTimer() throws Exception {
        for (long endS = 10; endS <= 100; endS += 10) {
            harness.weight("KRAKEN", endS, 2);
            harness.window(endS);
        }
        harness.time(200);

        assertThat(harness.numKeyedStateEntries()).isEqualTo(1); // the map of weights
        assertThat(harness.numEventTimeTimers()).isZero();
        assertThat(harness.weights()).hasSize(10);
    }

    /** Of one listing, which several feeds may tell about. */
    private static final class Harness
            extends KeyedTwoInputStreamOperatorTestHarness<
                    String, FeatureWindow, SamplingWeight, WeightedWindow> {
        Harness() throws Exception {
            super(
                    new KeyedCoProcessOperator<>(new WindowWeightsFunction()),
                    window -> window.listing().code(),
                    weight -> weight.tape().listing().code(),
                    Types.STRING);
        }

        void window(long endS) throws Exception {
            processElement1(BehaviourWindows.window(KRAKEN, endS * 1_000, 0), endS * 1_000 - 1);
        }

        void weight(String feed, long endS, double weight) throws Exception {
            processElement2(
                    new SamplingWeight(
                            Tape.parse(feed + '|' + KRAKEN),
                            (endS - 10) * 1_000_000,
                            endS * 1_000_000,
                            weight),
                    endS * 1_000 - 1);
        }

        void time(long second) throws Exception {
            processBothWatermarks(new Watermark(second * 1_000));
        }

        List<Double> weights() {
            return extractOutputValues().stream().map(WeightedWindow::weight).toList();
        }
    }
}
