package dev.arbflow.jobs.pattern.kmeans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.MersenneTwister;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.BLAS;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Fits centroids to weighted points: k-means++ seeding, then Lloyd's iterations, the best of a few
 * attempts.
 *
 * <p>commons-math3's own clusterer knows no weights and fails where there are fewer distinct points
 * than clusters; its generator is used, and the clusterer itself judges this class in the tests.
 *
 * @see <a href="https://theory.stanford.edu/~sergei/papers/kMeansPP-soda.pdf">Arthur, Vassilvitskii
 *     (2007): k-means++, the advantages of careful seeding</a>
 */
public final class KMeansPlusPlus {
    private static final int ATTEMPTS = 10;
    private static final int MAX_ITERATIONS = 100;

    private final List<WeightedPoint> points;
    private final int clusters;

    /**
     * @param points at least one
     */
    public KMeansPlusPlus(List<WeightedPoint> points, int clusters) {
        this.points = points;
        this.clusters = clusters;
    }

    /** The attempt with the smallest weighted sum of squared distances. */
    public KMeansModelData best(long seed) {
        RandomGenerator random = new MersenneTwister(seed);
        KMeansModelData best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            KMeansModelData fitted = settle(seeds(random));
            double inertia = new Centroids(fitted).inertia(points);
            if (inertia < least) {
                least = inertia;
                best = fitted;
            }
        }
        return best;
    }

    /** Draws centres among the points, each by its weighted squared distance to those before. */
    private DenseVector[] seeds(RandomGenerator random) {
        double[] chances = points.stream().mapToDouble(WeightedPoint::weight).toArray();
        double[] squares = new double[chances.length];
        Arrays.fill(squares, Double.POSITIVE_INFINITY);
        List<DenseVector> seeds = new ArrayList<>();
        while (seeds.size() < clusters && Arrays.stream(chances).sum() > 0) {
            double[] seed = points.get(draw(chances, random)).coordinates();
            seeds.add(new DenseVector(seed.clone()));
            for (int i = 0; i < squares.length; i++) {
                // exactly 0 for equal points, which the formula by norms of Flink ML is not
                double distance = MathArrays.distance(points.get(i).coordinates(), seed);
                squares[i] = Math.min(squares[i], distance * distance);
                chances[i] = points.get(i).weight() * squares[i];
            }
        }
        return seeds.toArray(DenseVector[]::new);
    }

    private static int draw(double[] chances, RandomGenerator random) {
        double left = random.nextDouble() * Arrays.stream(chances).sum();
        int drawn = -1;
        for (int i = 0; i < chances.length && left >= 0; i++) {
            if (chances[i] > 0) {
                drawn = i; // rounding may leave a rest: the last possible one is then taken
                left -= chances[i];
            }
        }
        return drawn;
    }

    private KMeansModelData settle(DenseVector[] centres) {
        KMeansModelData model = new KMeansModelData(centres, new DenseVector(centres.length));
        int[] before = null;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            int[] nearest = new Centroids(model).nearest(points);
            if (Arrays.equals(nearest, before)) {
                break;
            }
            model = means(nearest, model.centroids.length);
            before = nearest;
        }
        return model;
    }

    /** A centre that lost its points is left out: a later fit fills the gap. */
    private KMeansModelData means(int[] nearest, int centres) {
        ClusterSums sums = ClusterSums.of(points, nearest, centres);
        List<DenseVector> means = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < centres; i++) {
            double weight = sums.weights().get(i);
            if (weight > 0) {
                BLAS.scal(1 / weight, sums.sums()[i]);
                means.add(sums.sums()[i]);
                weights.add(weight);
            }
        }
        return new KMeansModelData(
                means.toArray(DenseVector[]::new),
                new DenseVector(weights.stream().mapToDouble(Double::doubleValue).toArray()));
    }
}
