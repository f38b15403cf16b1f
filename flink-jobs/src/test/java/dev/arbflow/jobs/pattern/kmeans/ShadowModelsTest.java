package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShadowModelsTest {
    private static final int SIZE = ShadowModels.ENOUGH_POINTS;
    private static final int DIMENSIONS = 8;

    @Test
    void seesNoStructureInCorrelatedNoise() {
        int seeds = 40;
        long none =
                IntStream.range(0, seeds)
                        .filter(seed -> weigh(stretched(seed), seed).supported() == 1)
                        .count();

        assertThat(none).isGreaterThanOrEqualTo(seeds * 95 / 100);
    }

    @Test
    void findsThreePlantedClusters() {
        int seeds = 12;
        long three =
                IntStream.range(0, seeds)
                        .mapToObj(seed -> weigh(mixture(3, seed), seed))
                        .filter(evidence -> evidence.supported() == 3)
                        .count();

        assertThat(three).isEqualTo(seeds);
    }

    @Test
    void tellsTheScoresOfTheNumberThatStandsOutMost() {
        GroupEvidence evidence = weigh(mixture(3, 1), 7);

        assertThat(evidence.weighedBy()).isEqualTo(7);
        assertThat(evidence.clusters()).isEqualTo(3);
        assertThat(evidence.silhouette()).isGreaterThan(evidence.nullSilhouette() + 0.1);
        assertThat(evidence.chance()).isEqualTo(1.0 / 25);
        assertThat(evidence.points()).isEqualTo(200);
    }

    @Test
    void saysTheSameOfTheSame() {
        assertThat(weigh(mixture(4, 2), 5)).isEqualTo(weigh(mixture(4, 2), 5));
    }

    @Test
    void asksForTenWindowsACluster() {
        List<WeightedPoint> points = mixture(3, 3);

        assertThat(ShadowModels.weigh(points.subList(0, 19), 1, 1)).isEmpty();
        assertThat(ShadowModels.weigh(points.subList(0, 20), 1, 1))
                .hasValueSatisfying(evidence -> assertThat(evidence.clusters()).isEqualTo(2));
    }

    @Test
    void saysNothingOfWhatDoesNotVary() {
        List<WeightedPoint> constant = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            constant.add(WeightedPoint.at(new double[] {1, 2}, 1));
        }

        assertThat(ShadowModels.weigh(constant, 1, 1)).isEmpty();
    }

    @Test
    void standsAFewDistinctPoints() {
        List<WeightedPoint> few = new ArrayList<>();
        for (int i = 0; i < 99; i++) {
            few.add(WeightedPoint.at(new double[] {i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0}, 1));
        }

        assertThat(ShadowModels.weigh(few, 1, 1))
                .hasValueSatisfying(evidence -> assertThat(evidence.supported()).isEqualTo(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t with 3 degrees", "exponential", "lognormal"})
    void takesNeitherLongTailsNorSkewForGroups(String shape) {
        int seeds = 12;
        long none =
                IntStream.range(0, seeds)
                        .filter(seed -> weigh(unimodal(shape, seed), seed).supported() == 1)
                        .count();

        assertThat(none).isGreaterThanOrEqualTo(seeds - 2);
    }

    @Test
    void drawsJustAsManyAsReachTheLevel() {
        assertThat(weigh(mixture(3, 1), 7).chance()).isEqualTo(GroupEvidence.LEVEL);
    }

    @Test
    void drawsTheSameValuesInAnotherOrderAndAsDependent() {
        double[][] points =
                stretched(1).stream().map(WeightedPoint::coordinates).toArray(double[][]::new);
        double[][] wanted = covariance(points);
        CopulaNull noise = CopulaNull.of(points).orElseThrow();
        RandomGenerator random = new MersenneTwister(1);
        int draws = 100;
        double[][] mean = new double[wanted.length][wanted.length];

        for (int draw = 0; draw < draws; draw++) {
            double[][] drawn = noise.draw(random);
            for (int i = 0; i < wanted.length; i++) {
                assertThat(column(drawn, i)).isEqualTo(column(points, i));
                for (int j = 0; j < wanted.length; j++) {
                    mean[i][j] += covariance(drawn)[i][j] / draws;
                }
            }
        }

        for (int i = 0; i < wanted.length; i++) {
            for (int j = 0; j < wanted.length; j++) {
                double scale = Math.sqrt(wanted[i][i] * wanted[j][j]);
                assertThat(mean[i][j]).isCloseTo(wanted[i][j], within(0.05 * scale + 1e-9));
            }
        }
    }

    /** In order. */
    private static double[] column(double[][] points, int column) {
        return Arrays.stream(points).mapToDouble(point -> point[column]).sorted().toArray();
    }

    /** Independent features of one shape. */
    private static List<WeightedPoint> unimodal(String shape, long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        RealDistribution feature =
                switch (shape) {
                    case "exponential" -> new ExponentialDistribution(random, 1);
                    case "lognormal" -> new LogNormalDistribution(random, 0, 1);
                    default -> new TDistribution(random, 3);
                };
        return IntStream.range(0, SIZE)
                .mapToObj(i -> WeightedPoint.at(feature.sample(DIMENSIONS), 1))
                .toList();
    }

    private static GroupEvidence weigh(List<WeightedPoint> points, long version) {
        return ShadowModels.weigh(points, version, 42).orElseThrow();
    }

    private static List<WeightedPoint> mixture(int groups, long seed) {
        return Mixture.of(groups, DIMENSIONS, 4, SIZE, seed).weighted();
    }

    /**
     * One Gaussian, correlated and of other spread in each direction; one direction is constant.
     */
    private static List<WeightedPoint> stretched(long seed) {
        Random random = new Random(seed);
        double[] spreads = random.doubles(DIMENSIONS, 0.2, 3).toArray();
        List<WeightedPoint> points = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            double common = random.nextGaussian();
            double[] point = new double[DIMENSIONS + 1];
            for (int d = 0; d < DIMENSIONS; d++) {
                point[d] = spreads[d] * (random.nextGaussian() + common / 2);
            }
            points.add(WeightedPoint.at(point, 1));
        }
        return points;
    }

    private static double[][] covariance(double[][] points) {
        return new Covariance(points).getCovarianceMatrix().getData();
    }
}
