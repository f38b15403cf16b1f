package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.pattern.kmeans.Centroids;
import dev.arbflow.jobs.pattern.kmeans.KMeansPlusPlus;
import dev.arbflow.jobs.pattern.kmeans.WeightedPoint;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows without any structure, through the product's own clustering and analysis. */
class AnovaAtDefaultsTest {
    private static final List<Listing> VENUES =
            IntStream.range(0, 3)
                    .mapToObj(
                            i ->
                                    Listing.parse(
                                            List.of("BINANCE", "BITSTAMP", "KRAKEN").get(i)
                                                    + "|BTC/USD"))
                    .toList();

    @ParameterizedTest
    @CsvSource({"64, 14400", "8, 600"}) // the product's settings, the sandbox's
    void givesAVerdictInEachPeriod(int windowS, int periodS) throws Exception {
        Analysis settings = new Analysis(Duration.ofSeconds(periodS), 10);
        assertThat(run(settings, Duration.ofSeconds(windowS), 1, true))
                .hasSize(2)
                .extracting(ClusterAnova::verdict)
                .isSubsetOf(Verdict.DIFFERENT, Verdict.NOT_SHOWN);
    }

    @Test
    void whatClustersWereMadeOfIsNoNews() throws Exception {
        Analysis settings = new Analysis(Duration.ofMinutes(10), 10);
        int different = 0;
        int differentIfClustered = 0;
        for (int run = 0; run < 60; run++) {
            different += differs(run(settings, Duration.ofSeconds(8), run, true));
            differentIfClustered += differs(run(settings, Duration.ofSeconds(8), run, false));
        }

        System.out.printf(
                Locale.ROOT,
                "structureless clusters differ in %d of 60, in %d if clustered by the outcome%n",
                different,
                differentIfClustered);
        assertThat(different).isLessThanOrEqualTo(6); // 5 % of 60 and two standard errors of 1.7
        assertThat(differentIfClustered).isGreaterThan(20);
    }

    private static int differs(List<ClusterAnova> analyses) {
        return analyses.get(0).verdict() == Verdict.DIFFERENT ? 1 : 0;
    }

    /**
     * @param leftOut whether clusters are made without what they are compared by
     */
    private static List<ClusterAnova> run(
            Analysis settings, Duration window, long seed, boolean leftOut) throws Exception {
        int steps = (int) (settings.period().toMillis() / window.toMillis());
        double[][][] features = noise(steps, seed);
        List<WeightedPoint> points = new ArrayList<>();
        for (double[][] venue : features) {
            for (double[] vector : venue) {
                points.add(WeightedPoint.at(leftOut ? Feature.clustered(vector) : vector, 1));
            }
        }
        int[] clusters =
                new Centroids(
                                new KMeansPlusPlus(points, Clustering.standard().clusters())
                                        .best(seed))
                        .nearest(points);
        try (KeyedHarness<ClusteredWindow, ClusterAnova> harness =
                KeyedHarness.open(
                        new ClusterAnovaFunction(settings, window),
                        clustered -> ClusterAnovaFunction.keyOf(clustered, settings))) {
            for (int i = 0; i < clusters.length; i++) {
                int venue = i / steps;
                int step = i % steps;
                FeatureWindow each = window(venue, step, window, features[venue][step]);
                harness.processElement(
                        new ClusteredWindow(each, 1, clusters[i], 0), each.endUs() / 1_000 - 1);
            }
            harness.processWatermark(settings.period().toMillis());
            return harness.extractOutputValues();
        }
    }

    private static double[][][] noise(int steps, long seed) {
        Noise noise = new Noise(seed);
        double[][][] vectors = new double[VENUES.size()][steps][Feature.COUNT];
        for (Feature feature : Feature.values()) {
            double[][] values = noise.differences(VENUES.size(), steps, 0.9);
            for (int venue = 0; venue < vectors.length; venue++) {
                for (int step = 0; step < steps; step++) {
                    vectors[venue][step][feature.index()] = values[venue][step];
                }
            }
        }
        return vectors;
    }

    private static FeatureWindow window(int venue, int step, Duration length, double[] features) {
        long lengthUs = length.toMillis() * 1_000;
        return new FeatureWindow(
                VENUES.get(venue),
                step * lengthUs,
                (step + 1) * lengthUs,
                Completeness.COMPLETE,
                features,
                features,
                1,
                new double[0],
                100);
    }
}
