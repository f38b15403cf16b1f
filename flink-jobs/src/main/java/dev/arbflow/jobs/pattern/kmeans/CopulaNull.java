package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RectangularCholeskyDecomposition;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/**
 * Noise without groups that looks like given points feature by feature: each draw has exactly their
 * values in every coordinate, and coordinates depend on each other as those of a Gaussian do (a
 * Gaussian copula). A long tail or a skew of a feature so makes no groups.
 */
final class CopulaNull {
    /** Share of the whole variance below which a direction counts as constant. */
    private static final double CONSTANT = 1e-12;

    private static final NaturalRanking SHARED = new NaturalRanking(TiesStrategy.AVERAGE);
    private static final NaturalRanking DISTINCT = new NaturalRanking(TiesStrategy.SEQUENTIAL);

    /** What was found, by coordinate and in order. */
    private final double[][] values;

    /**
     * Turns independent deviates into correlated ones; directions that do not vary are left out.
     */
    private final RealMatrix root;

    private CopulaNull(double[][] values, RealMatrix root) {
        this.values = values;
        this.root = root;
    }

    /**
     * Measures points.
     *
     * @param points at least two
     * @return nothing if they are all at one place
     */
    static Optional<CopulaNull> of(double[][] points) {
        double[][] values = new double[points[0].length][];
        double[][] scores = new double[points.length][values.length];
        for (int d = 0; d < values.length; d++) {
            values[d] = column(points, d);
            putScores(values[d], scores, d);
            Arrays.sort(values[d]);
        }
        RealMatrix covariance = new Covariance(scores).getCovarianceMatrix();
        double variance = covariance.getTrace();
        return variance > 0
                ? Optional.of(
                        new CopulaNull(
                                values,
                                new RectangularCholeskyDecomposition(
                                                covariance, CONSTANT * variance)
                                        .getRootMatrix()))
                : Optional.empty();
    }

    /** Where values would lie if they were Gaussian: what is equal, at one place. */
    private static void putScores(double[] values, double[][] scores, int column) {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        double[] ranks = SHARED.rank(values);
        for (int i = 0; i < ranks.length; i++) {
            scores[i][column] =
                    normal.inverseCumulativeProbability((ranks[i] - 0.5) / ranks.length);
        }
    }

    /** As many points as were measured. */
    double[][] draw(RandomGenerator random) {
        double[][] points = new double[values[0].length][];
        double[] independent = new double[root.getColumnDimension()];
        for (int i = 0; i < points.length; i++) {
            Arrays.setAll(independent, j -> random.nextGaussian());
            points[i] = root.operate(independent);
        }
        for (int d = 0; d < values.length; d++) {
            double[] ranks = DISTINCT.rank(column(points, d));
            for (int i = 0; i < points.length; i++) {
                points[i][d] = values[d][(int) ranks[i] - 1];
            }
        }
        return points;
    }

    private static double[] column(double[][] points, int column) {
        return Arrays.stream(points).mapToDouble(point -> point[column]).toArray();
    }
}
