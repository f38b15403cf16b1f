package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** One window of 16 samples, from second 0 to second 16. */
class MarketWindowTest extends FeatureTestBase {
    private static final long END_US = 16_000_000;

    private final List<ListingStep> steps = new ArrayList<>();

    @Test
    void describesAPathByHowFarItWentAndHowMuchItMoved() {
        path(KRAKEN, i -> i % 2 == 0 ? 100 : 101);

        FeatureWindow window = described().get(0);
        double move = Math.log(1.01) * 10_000;
        assertThat(window.raw(Feature.RETURN)).isCloseTo(move, within(1e-9));
        assertThat(window.raw(Feature.VOLATILITY)).isCloseTo(Math.sqrt(15) * move, within(1e-9));
        assertThat(window.shape()).hasSize(16).startsWith(0, 100.00000000000009);
        assertThat(window.lastMid()).isEqualTo(101);
        assertThat(window.startUs()).isZero();
        assertThat(window.endUs()).isEqualTo(END_US);
        assertThat(window.completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void averagesSpreadDepthAndAgeOverTheSamples() {
        path(KRAKEN, i -> 100);

        FeatureWindow window = described().get(0);
        assertThat(window.raw(Feature.RELATIVE_SPREAD)).isEqualTo(2);
        assertThat(window.raw(Feature.DEPTH_IMBALANCE)).isEqualTo(0.5);
        assertThat(window.raw(Feature.QUOTE_AGE)).isEqualTo(Math.log(101));
    }

    @Test
    void addsUpTheTradesOfAllSteps() {
        path(KRAKEN, i -> 100);
        steps.set(3, traded(4, 3, 0, 2));
        steps.set(9, traded(10, 0, 1, 2));

        FeatureWindow window = described().get(0);
        assertThat(window.raw(Feature.TRADE_IMBALANCE)).isEqualTo(0.5);
        assertThat(window.raw(Feature.TRADE_RATE))
                .isCloseTo(Math.log(1 + 4 * 60 / 16.0), within(1e-12));
    }

    @Test
    void comparesEachVenueWithTheMeanOfAll() {
        path(KRAKEN, i -> 100);
        path(BITSTAMP, i -> 102);

        assertThat(described())
                .extracting(window -> window.raw(Feature.CROSS_VENUE_DIFFERENCE))
                .satisfiesExactly(
                        bitstamp -> assertThat(bitstamp).isCloseTo(1e4 / 101, within(1e-9)),
                        kraken -> assertThat(kraken).isCloseTo(-1e4 / 101, within(1e-9)));
    }

    @Test
    void seesWhoFollowsWhom() {
        double[] walk = walk(new Random(5), 20);
        path(KRAKEN, i -> walk[i + 2]);
        path(BITSTAMP, i -> walk[i]);

        List<FeatureWindow> windows = described();
        assertThat(windows.get(0).listing()).isEqualTo(BITSTAMP);
        assertThat(windows.get(0).raw(Feature.LEAD_LAG)).isEqualTo(2);
        assertThat(windows.get(1).raw(Feature.LEAD_LAG)).isEqualTo(-2);
    }

    @Test
    void doesNotCompareAVenueWithItself() {
        path(KRAKEN, i -> 100 + i);

        FeatureWindow window = described().get(0);
        assertThat(window.raw(Feature.CROSS_VENUE_DIFFERENCE)).isNaN();
        assertThat(window.raw(Feature.LEAD_LAG)).isNaN();
        assertThat(window.isComplete()).isTrue();
    }

    @Test
    void describesAConstantWindowWithoutMovement() {
        path(KRAKEN, i -> 100);
        path(BITSTAMP, i -> 100);

        assertThat(described())
                .allSatisfy(
                        window -> {
                            assertThat(window.raw(Feature.RETURN)).isZero();
                            assertThat(window.raw(Feature.VOLATILITY)).isZero();
                            assertThat(window.raw(Feature.CROSS_VENUE_DIFFERENCE)).isZero();
                            assertThat(window.raw(Feature.LEAD_LAG)).isNaN();
                            assertThat(window.shape()).containsOnly(0);
                        });
    }

    @Test
    void marksAWindowThatAFaultTouchedAndTellsWhatIsKnown() {
        path(KRAKEN, i -> 100);
        steps.set(
                7,
                new ListingStep(
                        KRAKEN,
                        8_000_000,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        0,
                        true,
                        0,
                        0,
                        0,
                        false));

        FeatureWindow window = described().get(0);
        assertThat(window.completeness()).isEqualTo(Completeness.FEED_FAULT);
        assertThat(window.shape()).isEmpty();
        assertThat(window.raw(Feature.RETURN)).isNaN();
        assertThat(window.raw(Feature.RELATIVE_SPREAD)).isEqualTo(2);
    }

    @Test
    void marksAWindowOfWhichTradesAreMissing() {
        path(KRAKEN, i -> 100);
        ListingStep traded = traded(8, 1, 2, 3);
        steps.set(
                7,
                new ListingStep(
                        KRAKEN,
                        traded.endUs(),
                        traded.mid(),
                        traded.spreadBps(),
                        traded.imbalance(),
                        traded.ageUs(),
                        traded.faulted(),
                        traded.bought(),
                        traded.sold(),
                        traded.trades(),
                        true));

        FeatureWindow window = described().get(0);
        assertThat(window.completeness()).isEqualTo(Completeness.MISSING_TRADES);
        assertThat(window.isComplete()).as("models may learn from it").isFalse();
    }

    @Test
    void marksAWindowOfWhichOnlyAPartWasHeard() {
        path(KRAKEN, i -> 100);
        steps.remove(15);

        FeatureWindow window = described().get(0);
        assertThat(window.completeness()).isEqualTo(Completeness.TOO_FEW_SAMPLES);
        assertThat(window.lastMid()).isNaN();
    }

    @Test
    void leavesOutWhatLiesBesideTheWindow() {
        steps.add(step(KRAKEN, 0, 100));
        steps.add(step(KRAKEN, 17, 100));

        assertThat(described()).isEmpty();
    }

    private List<FeatureWindow> described() {
        return MarketWindow.describe(steps, END_US, SETTINGS);
    }

    private void path(Listing listing, IntToDoubleFunction mid) {
        for (int i = 0; i < 16; i++) {
            steps.add(step(listing, i + 1, mid.applyAsDouble(i)));
        }
    }

    private static ListingStep traded(long endSecond, double bought, double sold, long trades) {
        return new ListingStep(
                KRAKEN,
                endSecond * 1_000_000,
                100,
                2,
                0.5,
                100_000,
                false,
                bought,
                sold,
                trades,
                false);
    }

    private static double[] walk(Random random, int length) {
        double[] walk = new double[length];
        walk[0] = 100;
        for (int i = 1; i < length; i++) {
            walk[i] = walk[i - 1] * (1 + random.nextDouble(-1e-3, 1e-3));
        }
        return walk;
    }
}
