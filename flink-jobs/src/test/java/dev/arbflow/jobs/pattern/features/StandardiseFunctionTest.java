package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandardiseFunctionTest extends FeatureTestBase {
    private static final int FEWEST = Scaling.MIN_WINDOWS;

    private KeyedHarness<FeatureWindow, FeatureWindow> harness;

    @BeforeEach
    void open() throws Exception {
        harness = open(SETTINGS);
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void measuresNothingBeforeItHasSeenEnough() throws Exception {
        for (int i = 1; i <= FEWEST + 1; i++) {
            tell(window(KRAKEN, i, i));
        }
        time(FEWEST + 1);

        List<FeatureWindow> measured = harness.extractOutputValues();
        assertThat(measured.subList(0, FEWEST))
                .allMatch(window -> window.scalerVersion() == 0)
                .allMatch(window -> window.standardised()[0] == 0);
        assertThat(measured.get(FEWEST).scalerVersion()).isEqualTo(1);
        double mean = (1 + FEWEST) / 2.0;
        double deviation = Math.sqrt((FEWEST * FEWEST - 1) / 12.0);
        assertThat(measured.get(FEWEST).standardised())
                .contains((FEWEST + 1 - mean) / deviation, atIndex(0), within(1e-12));
    }

    @Test
    void measuresAllWindowsOfOneEndByTheSameVersionInTheOrderOfTheirListings() throws Exception {
        for (int i = 1; i <= FEWEST; i++) {
            tell(window(KRAKEN, i, i));
        }
        tell(window(KRAKEN, FEWEST + 1, 9));
        tell(window(BITSTAMP, FEWEST + 1, 5));
        tell(window(BITFINEX, FEWEST + 1, 7));
        time(FEWEST + 1);

        assertThat(harness.extractOutputValues().subList(FEWEST, FEWEST + 3))
                .extracting(FeatureWindow::listing, FeatureWindow::scalerVersion)
                .containsExactly(tuple(BITFINEX, 1L), tuple(BITSTAMP, 1L), tuple(KRAKEN, 1L));
    }

    @Test
    void publishesTheNextVersionOnceAnInterval() throws Exception {
        for (int i = 1; i <= 150; i++) {
            tell(window(KRAKEN, i, i));
        }
        time(150);

        assertThat(scalers())
                .extracting(Scaler::version, Scaler::sinceUs)
                .containsExactly(
                        tuple(1L, 30_000_000L), tuple(2L, 60_000_000L), tuple(3L, 120_000_000L));
        assertThat(harness.count("patternScalerVersions")).isEqualTo(3);
    }

    @Test
    void letsOldWindowsCountForLess() throws Exception {
        try (var forgetful = open(settings(Duration.ofSeconds(10), Duration.ofSeconds(10)))) {
            for (int i = 1; i <= 400; i++) {
                forgetful.processElement(window(KRAKEN, i, i <= 200 ? 0 : 8), i * 1_000 - 1);
            }
            forgetful.processWatermark(399_999);
            Scaler last = scalers(forgetful).get(scalers(forgetful).size() - 1);

            assertThat(last.means()[0]).isCloseTo(8, within(1e-4));
            assertThat(last.windows()).isBetween(19.0, 21.0); // 10 / (1 - 1/2)
        }
    }

    @Test
    void refusesAndCountsWhatIsNotANumber() throws Exception {
        for (int i = 1; i <= FEWEST; i++) {
            tell(window(KRAKEN, i, i));
        }
        double[] broken = new double[Feature.COUNT];
        broken[0] = Double.NaN;
        broken[1] = Double.POSITIVE_INFINITY;
        tell(window(KRAKEN, FEWEST + 1, Completeness.COMPLETE, broken));
        for (int i = FEWEST + 2; i <= 61; i++) {
            tell(window(KRAKEN, i, 1));
        }
        time(61);

        FeatureWindow measured = harness.extractOutputValues().get(FEWEST);
        assertThat(measured.standardised()[0]).isZero();
        assertThat(measured.standardised()[1]).isZero();
        assertThat(measured.standardised()[2]).isNegative();
        assertThat(harness.count("patternFeaturesRefused")).isEqualTo(2);
        assertThat(scalers().get(1).means()).doesNotContain(Double.NaN);
        assertThat(scalers().get(1).deviations()).doesNotContain(Double.NaN);
    }

    @Test
    void doesNotLearnFromIncompleteWindows() throws Exception {
        double[] raw = new double[Feature.COUNT];
        Arrays.fill(raw, 1_000);
        for (int i = 1; i <= 100; i++) {
            tell(window(KRAKEN, i, Completeness.FEED_FAULT, raw));
        }
        time(100);

        assertThat(scalers()).isEmpty();
        assertThat(harness.count("patternFeaturesRefused")).isZero();
    }

    @Test
    void takesConstantFeaturesForUsual() throws Exception {
        for (int i = 1; i <= FEWEST + 1; i++) {
            tell(window(KRAKEN, i, 0.1));
        }
        time(FEWEST + 1);

        assertThat(harness.extractOutputValues().get(FEWEST).scalerVersion()).isEqualTo(1);
        assertThat(harness.extractOutputValues().get(FEWEST).standardised()).containsOnly(0);
    }

    @Test
    void knowsVersionAndMomentsAfterARestore() throws Exception {
        for (int i = 1; i <= 45; i++) {
            tell(window(KRAKEN, i, i));
        }
        time(44);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);
        for (int i = 46; i <= 61; i++) {
            tell(window(KRAKEN, i, i));
        }
        time(61);

        try (var restored =
                KeyedHarness.restore(
                        new StandardiseFunction(SETTINGS),
                        window -> StandardiseFunction.ALL,
                        snapshot)) {
            for (int i = 46; i <= 61; i++) {
                restored.processElement(window(KRAKEN, i, i), i * 1_000 - 1);
            }
            restored.processWatermark(60_999);

            assertThat(restored.extractOutputValues())
                    .usingRecursiveComparison()
                    .isEqualTo(harness.extractOutputValues().subList(44, 61));
            assertThat(scalers(restored))
                    .usingRecursiveComparison()
                    .isEqualTo(scalers().subList(1, 2));
        }
    }

    private static KeyedHarness<FeatureWindow, FeatureWindow> open(Behaviour settings)
            throws Exception {
        return KeyedHarness.open(
                new StandardiseFunction(settings), window -> StandardiseFunction.ALL);
    }

    private void tell(FeatureWindow window) throws Exception {
        harness.processElement(window, window.endUs() / 1_000 - 1);
    }

    private void time(long second) throws Exception {
        harness.processWatermark(second * 1_000 - 1);
    }

    private List<Scaler> scalers() {
        return scalers(harness);
    }

    private static List<Scaler> scalers(KeyedHarness<FeatureWindow, FeatureWindow> harness) {
        var records = harness.getSideOutput(StandardiseFunction.SCALERS);
        return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
    }
}
