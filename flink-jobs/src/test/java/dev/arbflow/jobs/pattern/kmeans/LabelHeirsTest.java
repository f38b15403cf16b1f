package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.behaviour.Feature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelHeirsTest {
    private static final LabelHeirs HEIRS = new LabelHeirs(0.5);

    @Test
    void aLabelIsInheritedByTheSameBehaviour() {
        LabelHeirs.Heirs heirs = HEIRS.of(raw(9, 1), raw(0, 10), at(0, 0.1, 10, 10.1));

        assertThat(heirs.nearest()).containsExactly(1, 0);
        assertThat(heirs.inherits()).containsExactly(true, true);
    }

    @Test
    void ofTwoThatAreNearOneLabelOnlyTheNearestInheritsIt() {
        LabelHeirs.Heirs heirs = HEIRS.of(raw(0, 2, 100), raw(0.4, 100), at(0, 2, 100));

        assertThat(heirs.nearest()).containsExactly(0, 0, 1);
        assertThat(heirs.inherits()).containsExactly(true, false, true);
    }

    @Test
    void whatIsFarFromEveryLabelIsNewHoweverWellItWouldMatch() {
        List<WeightedPoint> sample = at(0, 0, 0, 6, 6, 6, 10, 10, 10); // a deviation of 4.4

        LabelHeirs.Heirs heirs = HEIRS.of(raw(0, 6), raw(0, 9), sample);

        assertThat(heirs.inherits()).containsExactly(true, false);
        assertThat(heirs.nearest()).containsExactly(0, 1);
    }

    @Test
    void featuresOfManyUnitsCountAlikeAndUnknownOnesNotAtAll() {
        List<WeightedPoint> sample =
                List.of(measured(0, Double.NaN, 7), measured(1e6, 1, 7), measured(9e6, 2, 7));
        double[][] old = {{0, 1, 7}, {1e6, 1, 7}, {9e6, 2, Double.NaN}};

        assertThat(HEIRS.of(old, old, sample).inherits()).containsExactly(true, true, true);
        assertThat(HEIRS.of(new double[][] {{1e6, 2, 7}}, old, sample).inherits())
                .as("the second feature alone is 1.4 deviations away")
                .containsExactly(false);
    }

    @Test
    void aFeatureThatClustersAreNotMadeOfDoesNotCount() {
        double[] here = BehaviourWindows.padded(0);
        double[] there = BehaviourWindows.padded(0);
        there[Feature.CROSS_VENUE_DIFFERENCE.index()] = 100;

        LabelHeirs.Heirs heirs =
                HEIRS.of(
                        new double[][] {here},
                        new double[][] {there},
                        List.of(measured(here), measured(there)));

        assertThat(heirs.nearest()).containsExactly(0);
        assertThat(heirs.inherits()).containsExactly(true);
    }

    @Test
    void aLabelOfWhichNothingIsKnownIsNobodysPredecessor() {
        LabelHeirs.Heirs heirs = HEIRS.of(raw(0, 9), RawMeans.unknown(2), at(0, 9));

        assertThat(heirs.nearest()).containsExactly(LabelHeirs.NONE, LabelHeirs.NONE);
        assertThat(heirs.inherits()).containsExactly(false, false);
    }

    @Test
    void aMeanMovesAsItsCentroidDoes() {
        double[][] means = {{1, Double.NaN}, {5, 5}, {}};

        double[][] moved =
                RawMeans.moved(
                        means,
                        new double[] {3, 1, 0},
                        new int[] {0, 0, 2},
                        List.of(measured(5, 2), measured(5, Double.NaN), measured(7, 8)));

        assertThat(moved).isDeepEqualTo(new double[][] {{2.6, 2}, {5, 5}, {7, 8}});
        assertThat(means[0]).containsExactly(1, Double.NaN);
    }

    private static List<WeightedPoint> at(double... places) {
        return Arrays.stream(places).mapToObj(LabelHeirsTest::measured).toList();
    }

    private static WeightedPoint measured(double... raw) {
        return WeightedPoint.measured(new double[] {0}, raw, 1);
    }

    private static double[][] raw(double... places) {
        return Arrays.stream(places)
                .mapToObj(place -> new double[] {place})
                .toArray(double[][]::new);
    }
}
