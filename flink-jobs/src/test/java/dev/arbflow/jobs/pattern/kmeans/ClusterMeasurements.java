package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.config.Clustering;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.MathArrays;

/**
 * Makes the figures of docs/pattern-discovery.md, section "Clusters": streams labelled mixtures
 * through training and sets the result beside an offline k-means++ of the same points.
 */
public final class ClusterMeasurements {
    private static final int SIZE = 20_000;
    private static final int SEEDS = 5;
    private static final int DIMENSIONS = 9;

    private ClusterMeasurements() {}

    /** Prints the tables; takes no arguments and about five minutes of a processor. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        out.println("| groups | apart | offline ARI | final model | as it streamed | worst gap |");
        out.println("|--:|--:|--:|--:|--:|--:|");
        for (int groups : new int[] {3, 6, 9}) {
            for (double apart : new double[] {2, 3, 4}) {
                agreement(out, groups, apart);
            }
        }
        out.println();
        out.println("| decay | distance to offline, first version | last | labels that moved |");
        out.println("|--:|--:|--:|--:|");
        for (double decay : new double[] {0.5, 0.9, 0.99, 1}) {
            convergence(out, decay);
        }
        out.println();
        out.println(
                "| groups | apart | median agreement | 5th percentile | least | mean of ten, least |");
        out.println("|--:|--:|--:|--:|--:|--:|");
        consecutive(out, 1, 0);
        for (double apart : new double[] {2, 3, 4}) {
            consecutive(out, 6, apart);
        }
        out.println();
        toldFromNoise(out);
        out.println();
        out.println("| sample | µs of processor time a window, measuring and weighing included |");
        out.println("|--:|--:|");
        for (int sample : new int[] {200, 1_000, 2_000}) {
            cost(out, sample);
        }
    }

    static void toldFromNoise(PrintStream out) {
        out.println("| groups | apart | told | score | noise | ms of processor time |");
        out.println("|--:|--:|---|--:|--:|--:|");
        evidence(out, 1, 0, 1_000);
        for (double apart : new double[] {2, 3, 4}) {
            evidence(out, 3, apart, 100);
        }
        for (double apart : new double[] {2, 3, 4}) {
            evidence(out, 6, apart, 100);
        }
        out.println();
        out.println("| noise depends on the window before by | taken for groups |");
        out.println("|--:|--:|");
        for (double dependence : new double[] {0, 0.5, 0.7, 0.9}) {
            persistent(out, dependence);
        }
        out.println();
        out.println(
                "| common to five listings of a moment | all weighed, taken for groups | one |");
        out.println("|--:|--:|--:|");
        for (double share : new double[] {0.5, 0.7, 0.9}) {
            row(out, "| %.1f | %.1f %% | %.1f %% |", share, common(share, 5), common(share, 1));
        }
        out.println();
        out.println("| independent features | taken for groups |");
        out.println("|---|--:|");
        shaped(out, "t, 4 degrees of freedom", random -> new TDistribution(random, 4));
        shaped(out, "t, 3 degrees of freedom", random -> new TDistribution(random, 3));
        shaped(out, "exponential", random -> new ExponentialDistribution(random, 1));
        shaped(out, "lognormal", random -> new LogNormalDistribution(random, 0, 1));
    }

    private static void agreement(PrintStream out, int groups, double apart) {
        double offline = 0;
        double last = 0;
        double streamed = 0;
        double worst = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Mixture mixture = Mixture.of(groups, DIMENSIONS, apart, SIZE, seed);
            Run run = Run.over(mixture, settings(groups, 0.95, 1_000));
            double reference = mixture.agreement(mixture.nearest(mixture.offlineCentroids(groups)));
            double found = mixture.agreement(mixture.nearest(centroids(run.last())));
            offline += reference / SEEDS;
            last += found / SEEDS;
            streamed += mixture.agreement(run.labels()) / SEEDS;
            worst = Math.max(worst, Math.abs(reference - found));
        }
        row(
                out,
                "| %d | %.0f | %.4f | %.4f | %.4f | %.4f |",
                groups,
                apart,
                offline,
                last,
                streamed,
                worst);
    }

    private static void convergence(PrintStream out, double decay) {
        Mixture mixture = Mixture.of(6, DIMENSIONS, 4, SIZE, 1);
        List<double[]> offline = mixture.offlineCentroids(6);
        Run run = Run.over(mixture, settings(6, decay, 1_000));
        row(
                out,
                "| %.2f | %.3f | %.3f | %d |",
                decay,
                farthest(run.versions().get(0), offline),
                farthest(run.last(), offline),
                run.labelsThatMoved());
    }

    /** How alike versions that follow each other group the same windows. */
    private static void consecutive(PrintStream out, int groups, double apart) {
        List<ModelVersion> versions =
                Run.over(Mixture.of(groups, DIMENSIONS, apart, SIZE, 1), settings(6, 0.95, 1_000))
                        .versions();
        double[] agreements =
                versions.stream().skip(10).mapToDouble(ModelVersion::agreement).toArray();
        double leastOfTen =
                IntStream.rangeClosed(0, agreements.length - 10)
                        .mapToDouble(from -> StatUtils.mean(agreements, from, 10))
                        .min()
                        .orElseThrow();
        row(
                out,
                "| %d | %.0f | %.3f | %.3f | %.3f | %.3f |",
                groups,
                apart,
                StatUtils.percentile(agreements, 50),
                StatUtils.percentile(agreements, 5),
                StatUtils.min(agreements),
                leastOfTen);
    }

    /** How many groups 200 windows are said to fall into, by draw. */
    private static void evidence(PrintStream out, int groups, double apart, int draws) {
        Map<Integer, Integer> told = new TreeMap<>();
        double score = 0;
        double noise = 0;
        long ns = 0;
        for (int seed = 1; seed <= draws; seed++) {
            List<WeightedPoint> points =
                    Mixture.of(groups, DIMENSIONS, apart, ShadowModels.ENOUGH_POINTS, seed)
                            .weighted();
            long startNs = processorNs();
            GroupEvidence evidence = ShadowModels.weigh(points, seed, 42).orElseThrow();
            ns += processorNs() - startNs;
            told.merge(evidence.supported(), 1, Integer::sum);
            score += evidence.silhouette() / draws;
            noise += evidence.nullSilhouette() / draws;
        }
        row(
                out,
                "| %d | %.0f | %s | %.3f | %.3f | %.0f |",
                groups,
                apart,
                told,
                score,
                noise,
                ns / 1e6 / draws);
    }

    /** How often noise of five listings that goes on from window to window is taken for groups. */
    private static void persistent(PrintStream out, double dependence) {
        int draws = 400;
        int taken = 0;
        for (int seed = 1; seed <= draws; seed++) {
            Random random = new Random(seed);
            double[][] now = new double[5][DIMENSIONS];
            List<WeightedPoint> points = new ArrayList<>();
            for (int i = -500; i < ShadowModels.ENOUGH_POINTS; i++) {
                double[] listing = now[Math.floorMod(i, now.length)];
                Arrays.setAll(listing, d -> dependence * listing[d] + random.nextGaussian());
                if (i >= 0) {
                    points.add(WeightedPoint.at(listing.clone(), 1));
                }
            }
            taken += ShadowModels.weigh(points, seed, 42).orElseThrow().supported() > 1 ? 1 : 0;
        }
        row(out, "| %.1f | %.1f %% |", dependence, 100.0 * taken / draws);
    }

    /** How often noise that the listings of a moment have in part in common is taken for groups. */
    private static double common(double share, int weighed) {
        return percentTaken(seed -> CommonNoise.of(share, 5, weighed, DIMENSIONS, seed));
    }

    /** How often one distribution without groups is taken for groups. */
    private static void shaped(
            PrintStream out, String name, Function<RandomGenerator, RealDistribution> shape) {
        double taken =
                percentTaken(
                        seed -> {
                            RealDistribution feature = shape.apply(new MersenneTwister(seed));
                            return IntStream.range(0, ShadowModels.ENOUGH_POINTS)
                                    .mapToObj(i -> WeightedPoint.at(feature.sample(DIMENSIONS), 1))
                                    .toList();
                        });
        row(out, "| %s | %.1f %% |", name, taken);
    }

    private static double percentTaken(LongFunction<List<WeightedPoint>> draw) {
        int draws = 200;
        return 100.0
                * IntStream.rangeClosed(1, draws)
                        .filter(
                                seed ->
                                        ShadowModels.weigh(draw.apply(seed), seed, 42)
                                                        .orElseThrow()
                                                        .supported()
                                                > 1)
                        .count()
                / draws;
    }

    private static void cost(PrintStream out, int sample) {
        Mixture mixture = Mixture.of(6, DIMENSIONS, 4, SIZE, 1);
        Clustering settings = settings(6, 0.9, sample);
        Run.over(mixture, settings); // lets the compiler see it first
        long startNs = processorNs();
        Run.over(mixture, settings);
        row(out, "| %d | %.0f |", sample, (processorNs() - startNs) / 1e3 / SIZE);
    }

    /** Of this thread alone, so that what else runs on the machine does not count. */
    private static long processorNs() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Clustering settings(int clusters, double decay, int sample) {
        return new Clustering(
                clusters,
                false,
                decay,
                50,
                60,
                sample,
                10,
                1.0,
                1.0,
                Duration.ofMinutes(10),
                20_261_123);
    }

    private static List<double[]> centroids(ModelVersion version) {
        return Arrays.stream(version.model().centroids).map(centroid -> centroid.values).toList();
    }

    private static double farthest(ModelVersion version, List<double[]> offline) {
        return offline.stream()
                .mapToDouble(
                        place ->
                                centroids(version).stream()
                                        .mapToDouble(other -> MathArrays.distance(place, other))
                                        .min()
                                        .orElseThrow())
                .max()
                .orElseThrow();
    }

    private static void row(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /**
     * A stream that has been learned from.
     *
     * @param versions all versions
     * @param labels of each point, by the version before it; the first version for the first points
     */
    @SuppressWarnings("ArrayRecordComponent") // read-only by convention
    private record Run(List<ModelVersion> versions, int[] labels) {

        static Run over(Mixture mixture, Clustering settings) {
            List<ModelVersion> versions = new ArrayList<>();
            ClusterLearner learner =
                    new ClusterLearner(new MiniBatchTrainer(settings.decay()), settings);
            LearnedClusters clusters = new LearnedClusters();
            List<WeightedPoint> points = mixture.weighted();
            int[] labels = new int[points.size()];
            for (int i = 0; i < labels.length; i++) {
                if (!versions.isEmpty()) {
                    labels[i] = label(versions.get(versions.size() - 1), points.get(i));
                }
                learner.learn(clusters, points.get(i), i, i % 8 == 0, to(versions));
            }
            for (int i = 0; i < settings.seedSize(); i++) {
                labels[i] = label(versions.get(0), points.get(i));
            }
            return new Run(versions, labels);
        }

        ModelVersion last() {
            return versions.get(versions.size() - 1);
        }

        /** Labels of the first version that are no longer nearest to where they were. */
        int labelsThatMoved() {
            ModelVersion first = versions.get(0);
            Set<Integer> moved = new HashSet<>();
            for (int i = 0; i < first.labels().length; i++) {
                WeightedPoint was = WeightedPoint.at(first.model().centroids[i].values, 1);
                if (label(last(), was) != first.labels()[i]) {
                    moved.add(first.labels()[i]);
                }
            }
            return moved.size();
        }

        private static int label(ModelVersion version, WeightedPoint point) {
            return version.labels()[new Centroids(version.model()).nearest(point.position())];
        }

        private static ClusterLearner.Findings to(List<ModelVersion> versions) {
            return new ClusterLearner.Findings() {
                @Override
                public void version(ModelVersion version) {
                    versions.add(version);
                }

                @Override
                public void drift(DriftAlarm alarm) {
                    // a still mixture is no test of it
                }
            };
        }
    }
}
