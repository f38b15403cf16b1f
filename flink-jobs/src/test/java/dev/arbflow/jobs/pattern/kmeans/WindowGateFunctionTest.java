package dev.arbflow.jobs.pattern.kmeans;

import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.KRAKEN;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.padded;
import static dev.arbflow.jobs.pattern.kmeans.BehaviourWindows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowGateFunctionTest {
    private OneInputStreamOperatorTestHarness<WeightedWindow, WeightedWindow> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new WindowGateFunction()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAFeatureThatIsNoNumber(double value) throws Exception {
        FeatureWindow bad = window(KRAKEN, 60_000, padded(0, value), Completeness.COMPLETE, 1);
        pass(bad);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.getSideOutput(KMeansTopology.REFUSED))
                .extracting(StreamRecord::getValue)
                .extracting(refused -> refused.window().id(), RefusedWindow::reason)
                .containsExactly(tuple(bad.id(), RefusedWindow.Reason.NOT_FINITE));
    }

    @Test
    void refusesAWindowInNoCommonUnit() throws Exception {
        FeatureWindow raw = window(KRAKEN, 60_000, padded(), Completeness.COMPLETE, 0);
        pass(raw);

        assertThat(harness.extractOutputValues()).isEmpty();
        assertThat(harness.getSideOutput(KMeansTopology.REFUSED))
                .extracting(StreamRecord::getValue)
                .extracting(refused -> refused.window().id(), RefusedWindow::reason)
                .containsExactly(tuple(raw.id(), RefusedWindow.Reason.NOT_STANDARDISED));
    }

    @Test
    void letsIncompleteWindowsPassBecauseTheyStillHaveACluster() throws Exception {
        FeatureWindow faulty = window(KRAKEN, 60_000, padded(), Completeness.FEED_FAULT, 1);
        pass(faulty);

        assertThat(harness.extractOutputValues())
                .extracting(passed -> passed.window().id(), WeightedWindow::weight)
                .containsExactly(tuple(faulty.id(), 1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void knowsNoWeightsButPositiveNumbers(double weight) {
        FeatureWindow window = window(KRAKEN, 60_000, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> new WeightedWindow(window, weight));
    }

    private void pass(FeatureWindow window) throws Exception {
        harness.processElement(WeightedWindow.plain(window), window.endUs() / 1_000);
    }
}
