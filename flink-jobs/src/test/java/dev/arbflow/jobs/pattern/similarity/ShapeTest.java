package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.pattern.similarity.Shape.Outcome;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {
    private static final int POINTS = 64;

    @Test
    void aShapeHasMeanZeroAndLengthOne() {
        float[] shape = Shape.of(path(1), POINTS).values();

        double sum = 0;
        double squares = 0;
        for (float value : shape) {
            sum += value;
            squares += value * value;
        }
        assertThat(sum).isCloseTo(0, within(1e-5));
        assertThat(squares).isCloseTo(1, within(1e-5));
    }

    @Test
    void neitherLevelNorSizeMatters() {
        double[] path = path(1);
        double[] other = Arrays.stream(path).map(value -> 250 * value - 4_000).toArray();

        assertThat(distance(path, other)).isCloseTo(0, within(1e-5));
    }

    @Test
    void distanceIsCorrelationInOtherUnits() {
        for (int seed = 0; seed < 20; seed++) {
            double[] a = path(seed);
            double[] b = path(seed + 100);
            double correlation = new PearsonsCorrelation().correlation(a, b);

            assertThat(1 - Math.pow(distance(a, b), 2) / 2).isCloseTo(correlation, within(1e-5));
        }
    }

    @Test
    void theMirrorImageIsAsFarAwayAsCanBe() {
        double[] mirrored = Arrays.stream(path(3)).map(value -> -value).toArray();

        assertThat(distance(path(3), mirrored)).isCloseTo(2, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e200})
    void oneImpossiblePointMakesAPathUnusable(double impossible) {
        double[] path = path(1);
        path[17] = impossible;

        assertUnusable(path, Outcome.NOT_FINITE);
    }

    @Test
    void aPriceThatStoodStillHasNoShape() {
        assertUnusable(new double[POINTS], Outcome.CONSTANT);
        double[] rounding = new double[POINTS];
        rounding[5] = 1e-12;
        assertUnusable(rounding, Outcome.CONSTANT);
    }

    @Test
    void theSmallestRealMoveIsAShape() {
        double[] oneTick = new double[POINTS];
        oneTick[63] = 1e-3; // one hundredth of a cent at 1,000

        assertThat(Shape.of(oneTick, POINTS).outcome()).isEqualTo(Outcome.USABLE);
    }

    @Test
    void aWindowWithoutPathAndAPathOfAnotherLengthAreToldApart() {
        assertUnusable(new double[0], Outcome.MISSING);
        assertUnusable(new double[POINTS - 1], Outcome.OTHER_LENGTH);
    }

    private static void assertUnusable(double[] path, Outcome outcome) {
        Shape.Normalised shape = Shape.of(path, POINTS);
        assertThat(shape.outcome()).isEqualTo(outcome);
        assertThat(shape.values()).isEmpty();
    }

    private static double distance(double[] a, double[] b) {
        return Shape.distance(Shape.of(a, POINTS).values(), Shape.of(b, POINTS).values());
    }

    private static double[] path(long seed) {
        Random random = new Random(seed);
        double[] path = new double[POINTS];
        for (int i = 1; i < POINTS; i++) {
            path[i] = path[i - 1] + random.nextGaussian();
        }
        return path;
    }
}
