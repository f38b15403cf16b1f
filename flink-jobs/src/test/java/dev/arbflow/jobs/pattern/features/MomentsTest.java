package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Property(tries = 300)
    void agreesWithTwoPassesHoweverTheValuesAreSplit(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1e6, max = 1e6) Double> some,
            @ForAll @IntRange(min = 0, max = 60) int splitAt) {
        double[] values = some.stream().mapToDouble(value -> value).toArray();
        int split = Math.min(splitAt, values.length);
        Moments merged =
                of(Arrays.copyOf(values, split))
                        .merge(of(Arrays.copyOfRange(values, split, values.length)));

        assertThat(merged.weight()).isEqualTo(values.length);
        assertThat(merged.mean()).isCloseTo(StatUtils.mean(values), FeatureTestBase.within(1e-6));
        assertThat(merged.deviation())
                .isCloseTo(
                        Math.sqrt(StatUtils.populationVariance(values)),
                        FeatureTestBase.within(1e-4));
    }

    @Test
    void losesNothingOfSmallDifferencesBetweenLargeNumbers() {
        Moments moments = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);

        assertThat(moments.deviation()).isCloseTo(Math.sqrt(22.5), FeatureTestBase.within(1e-9));
    }

    @Test
    void keepsMeanAndDeviationWhileItFades() {
        Moments moments = of(1, 2, 3, 6);

        assertThat(moments.faded(0.25).weight()).isEqualTo(1);
        assertThat(moments.faded(0.25).mean()).isEqualTo(moments.mean());
        assertThat(moments.faded(0.25).deviation()).isEqualTo(moments.deviation());
    }

    @Test
    void ofNothingHasNoDeviation() {
        assertThat(Moments.NONE.merge(Moments.NONE).deviation()).isZero();
    }

    private static Moments of(double... values) {
        Moments moments = Moments.NONE;
        for (double value : values) {
            moments = moments.with(value);
        }
        return moments;
    }
}
