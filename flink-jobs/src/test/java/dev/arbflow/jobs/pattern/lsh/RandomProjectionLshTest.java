package dev.arbflow.jobs.pattern.lsh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.jobs.pattern.lsh.Hashing.Metric;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RandomProjectionLshTest {
    private static final int POINTS = 64;
    private static final float[] SHAPE = shape(42);

    @Test
    void theSameSettingsGiveTheSameBuckets() {
        Hashing hashing = hashing(Metric.EUCLIDEAN, 4, 10, 7);

        for (int table = 0; table < 4; table++) {
            assertThat(new RandomProjectionLsh(hashing).home(table, SHAPE))
                    .isEqualTo(new RandomProjectionLsh(hashing).home(table, SHAPE));
        }
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void looksAtHomeFirstAndNowhereTwice(Metric metric) {
        RandomProjectionLsh lsh = new RandomProjectionLsh(hashing(metric, 3, 8, 1));

        for (int table = 0; table < 3; table++) {
            long[] lookups = lsh.lookups(table, SHAPE, 40);
            assertThat(lookups).hasSize(41).startsWith(lsh.home(table, SHAPE));
            assertThat(LongStream.of(lookups).distinct().count()).isEqualTo(41);
        }
    }

    /** Charikar 2002: one sign differs with probability angle / pi. */
    @Test
    void signsDifferAsOftenAsTheAngleSays() {
        double angle = Math.PI / 5;

        assertThat(shareOfEqualBuckets(Metric.COSINE, 1, angle))
                .isCloseTo(1 - angle / Math.PI, within(0.015));
    }

    /** Datar et al. 2004, section 3.2, with c the distance and r the width of a slot. */
    @Test
    void slotsAreSharedAsOftenAsTheDistanceSays() {
        double angle = 0.5;
        double distance = 2 * Math.sin(angle / 2);
        double width = 0.7;

        double ratio = width / distance;
        double expected =
                1
                        - 2 * normalCdf(-ratio)
                        - 2 / (Math.sqrt(2 * Math.PI) * ratio) * (1 - Math.exp(-ratio * ratio / 2));
        assertThat(shareOfEqualBuckets(Metric.EUCLIDEAN, width, angle))
                .isCloseTo(expected, within(0.015));
    }

    @Test
    void smoothedFunctionsDoNotSeeWhatAlternatesFromSampleToSample() {
        RandomProjectionLsh lsh = new RandomProjectionLsh(hashing(Metric.EUCLIDEAN, 4, 10, 7));
        float[] jagged = SHAPE.clone();
        for (int i = 0; i < POINTS; i++) {
            jagged[i] += i % 2 == 0 ? 0.1f : -0.1f;
        }

        for (int table = 0; table < 4; table++) {
            assertThat(lsh.home(table, jagged)).isEqualTo(lsh.home(table, SHAPE));
        }
    }

    /** Over 6,400 functions and two points at an angle on the unit circle. */
    private static double shareOfEqualBuckets(Metric metric, double width, double angle) {
        Random random = new Random(5);
        int equal = 0;
        for (int seed = 0; seed < 100; seed++) {
            RandomProjectionLsh lsh =
                    new RandomProjectionLsh(new Hashing(metric, 2, 1, 64, 1, width, 0, seed));
            for (int table = 0; table < 64; table++) {
                double turn = 2 * Math.PI * random.nextDouble();
                if (lsh.home(table, onCircle(turn)) == lsh.home(table, onCircle(turn + angle))) {
                    equal++;
                }
            }
        }
        return equal / 6_400.0;
    }

    private static float[] onCircle(double angle) {
        return new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
    }

    private static double normalCdf(double x) {
        return new NormalDistribution().cumulativeProbability(x);
    }

    private static Hashing hashing(Metric metric, int tables, int functions, long seed) {
        return new Hashing(metric, POINTS, 4, tables, functions, 0.33, 10, seed);
    }

    /** A random walk at mean 0 and length 1. */
    private static float[] shape(long seed) {
        Random random = new Random(seed);
        float[] walk = new float[64];
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < walk.length; i++) {
            walk[i] = walk[i - 1] + (float) random.nextGaussian();
            sum += walk[i];
            squares += walk[i] * walk[i];
        }
        double mean = sum / walk.length;
        double length = Math.sqrt(squares - walk.length * mean * mean);
        for (int i = 0; i < walk.length; i++) {
            walk[i] = (float) ((walk[i] - mean) / length);
        }
        return walk;
    }
}
