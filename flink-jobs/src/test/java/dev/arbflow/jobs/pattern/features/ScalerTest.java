package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.behaviour.Feature;
import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final int TRIED = Feature.RETURN.index();

    @Test
    void tellsDeviationsFromTheMean() {
        assertThat(standardised(5, 2, 11)).isEqualTo(3);
    }

    @Test
    void tellsNothingFartherThanTenDeviations() {
        assertThat(standardised(5, 2, 5 + 2 * 11)).isEqualTo(Scaler.FARTHEST);
        assertThat(standardised(5, 2, 5 - 2 * 1e12)).isEqualTo(-Scaler.FARTHEST);
    }

    @Test
    void takesWhatIsNotANumberForUsual() {
        assertThat(standardised(5, 2, Double.NaN)).isZero();
        assertThat(standardised(5, 2, Double.POSITIVE_INFINITY)).isZero();
        assertThat(standardised(5, 2, Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void takesEveryValueOfAFeatureThatNeverVariedForUsual() {
        assertThat(standardised(5, 0, 6)).isZero();
        assertThat(standardised(5, 1e-15, 6)).isZero();
    }

    private static double standardised(double mean, double deviation, double raw) {
        double[] means = new double[Feature.COUNT];
        double[] deviations = new double[Feature.COUNT];
        double[] values = new double[Feature.COUNT];
        means[TRIED] = mean;
        deviations[TRIED] = deviation;
        values[TRIED] = raw;
        return new Scaler(1, 0, 30, means, deviations).standardise(values)[TRIED];
    }
}
