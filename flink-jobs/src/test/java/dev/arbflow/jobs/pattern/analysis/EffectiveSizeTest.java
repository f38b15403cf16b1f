package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EffectiveSizeTest {
    private static final int STEPS = 20_000;

    private final Noise noise = new Noise(11);

    @Test
    void independentObservationsCountInFull() {
        assertThat(share(0, 0)).isCloseTo(1, within(0.05));
        assertThat(share(0, 0.9)).isCloseTo(1, within(0.1));
    }

    @Test
    void labelsAndOutcomesThatLastTogetherCountForLess() {
        // (1 - ab) / (1 + ab) if both were autoregressive; coarse labels keep a little less
        assertThat(share(0.9, 0.9)).isBetween(0.12, 0.25);
        assertThat(share(0.5, 0.5)).isBetween(0.6, 0.85);
    }

    @Test
    void gapsAreNotObserved() {
        int[][] labels = noise.labels(1, 100, 0);
        labels[0][7] = LabelledSeries.UNSEEN;
        double[][] outcomes = {noise.autoregressive(100, 0)};
        outcomes[0][9] = Double.NaN;

        assertThat(EffectiveSize.of(new LabelledSeries(labels, outcomes))).isLessThanOrEqualTo(98);
    }

    private double share(double ofLabels, double ofOutcomes) {
        LabelledSeries series =
                new LabelledSeries(
                        noise.labels(1, STEPS, ofLabels),
                        new double[][] {noise.autoregressive(STEPS, ofOutcomes)});
        return EffectiveSize.of(series) / STEPS;
    }
}
