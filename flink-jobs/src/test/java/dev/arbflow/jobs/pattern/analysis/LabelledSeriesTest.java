package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Listing;
import java.io.IOException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LabelledSeriesTest {
    private static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");

    @Test
    void laysStepsOutAndLeavesGapsOpen() {
        TreeMap<Long, ObservedStep> steps = new TreeMap<>();
        steps.put(20L, ObservedStep.NONE.with(KRAKEN, 1, 4, 1.5));
        steps.put(40L, ObservedStep.NONE.with(KRAKEN, 2, 5, 2.5).with(BITSTAMP, 2, 4, -2.5));

        LabelledSeries series = LabelledSeries.of(steps, 10);

        assertThat(series.labels())
                .isDeepEqualTo(
                        new int[][] {
                            {LabelledSeries.UNSEEN, LabelledSeries.UNSEEN, 4},
                            {4, LabelledSeries.UNSEEN, 5}
                        });
        assertThat(series.outcomes()[0]).containsExactly(Double.NaN, Double.NaN, -2.5);
        assertThat(series.outcomes()[1]).containsExactly(1.5, Double.NaN, 2.5);
    }

    @Test
    void nothingSeenIsNoStep() {
        assertThat(LabelledSeries.of(new TreeMap<>(), 10).steps()).isZero();
        assertThat(LabelledSeries.of(new TreeMap<>(), 10).ahead().samples(0)).isEmpty();
    }

    @Test
    void aWindowThatComesAgainReplacesItself() {
        ObservedStep step = ObservedStep.NONE.with(KRAKEN, 3, 4, 1.5).with(KRAKEN, 2, 1, 2.5);

        assertThat(step.listings()).containsExactly(KRAKEN);
        assertThat(step.clusters()).containsExactly(1);
        assertThat(step.modelVersion()).isEqualTo(3);
    }

    @Test
    void theOutcomeAheadIsThatOfTheNextStep() {
        LabelledSeries ahead =
                new LabelledSeries(new int[][] {{1, 2, 1}}, new double[][] {{10, 20, 30}}).ahead();

        assertThat(ahead.samples(0))
                .extracting(Sample::label, sample -> sample.values()[0])
                .containsExactly(tuple(1, 20.0), tuple(2, 30.0));
    }

    @Test
    void keepsItsFormat() throws IOException {
        StateBytes.of(
                        ObservedStep.class,
                        ObservedStep.NONE.with(KRAKEN, 3, 4, 1.5),
                        "01000000000000000300000001000e4b52414b454e7c4254432f55534400000001000000"
                                + "04000000013ff8000000000000")
                .assertKept();
    }
}
