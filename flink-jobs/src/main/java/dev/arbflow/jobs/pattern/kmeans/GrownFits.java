package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * K-means fits with 1, 2 and more clusters of the same points, each grown from the one before by a
 * centre: quick ones, to be compared with each other and not to be kept.
 *
 * <p>A centre is the best of a few that are drawn as k-means++ draws them, by the squared distance
 * to the centres before. A few of Lloyd's iterations follow: more of them move silhouettes by less
 * than a draw of other points does. Plain arrays and every point once, because hundreds of fits are
 * made each time; what is kept is fitted by {@link KMeansPlusPlus}.
 */
final class GrownFits {
    private static final int CANDIDATES = 4;
    private static final int ITERATIONS = 3;

    private final double[][] points;
    private final RandomGenerator random;
    private final double[][] centres;
    private int size;

    /** Of each point: its centre, and the squared distances to it and to the next. */
    private final int[] nearest;

    private final double[] own;
    private final double[] next;

    private GrownFits(double[][] points, int most, RandomGenerator random) {
        this.points = points;
        this.random = random;
        centres = new double[most][];
        nearest = new int[points.length];
        own = new double[points.length];
        next = new double[points.length];
        Arrays.fill(own, 1); // the first is drawn among all alike
    }

    /**
     * Mean over the points of how much nearer the own centre is than the next: the simplified
     * silhouette, which takes time with the number of points and not with its square.
     *
     * @param points at least one
     * @param most clusters, at least one
     * @return that of 2 clusters, of 3, and so on; no more than there are distinct points
     * @see <a href="https://doi.org/10.1002/sam.10080">Vendramin, Campello, Hruschka (2010):
     *     relative clustering validity criteria</a>
     */
    static double[] silhouettes(double[][] points, int most, RandomGenerator random) {
        GrownFits fits = new GrownFits(points, most, random);
        double[] silhouettes = new double[most];
        while (fits.size < most && fits.grow()) {
            silhouettes[fits.size - 1] = fits.silhouette();
        }
        return Arrays.copyOfRange(silhouettes, 1, Math.max(1, fits.size));
    }

    /** One centre more, if there is a point that none lies on. */
    private boolean grow() {
        double all = Arrays.stream(own).sum();
        if (!(all > 0)) {
            return false;
        }
        double[] best = null;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            double[] candidate = points[draw(all)];
            double left = left(candidate, least);
            if (left < least) {
                least = left;
                best = candidate;
            }
        }
        centres[size++] = best.clone();
        for (int i = 0; i < ITERATIONS; i++) {
            assign();
            move();
        }
        assign();
        return true;
    }

    private int draw(double all) {
        double left = random.nextDouble() * all;
        int drawn = 0;
        for (int i = 0; i < own.length && left >= 0; i++) {
            if (own[i] > 0) {
                drawn = i; // rounding may leave a rest: the last possible one is then taken
                left -= own[i];
            }
        }
        return drawn;
    }

    /** Sum of squared distances with one centre more; given up above a bound. */
    private double left(double[] centre, double bound) {
        double left = 0;
        for (int i = 0; i < points.length && left < bound; i++) {
            left += Math.min(own[i], square(points[i], centre));
        }
        return left;
    }

    private void assign() {
        for (int i = 0; i < points.length; i++) {
            own[i] = Double.POSITIVE_INFINITY;
            next[i] = Double.POSITIVE_INFINITY;
            for (int c = 0; c < size; c++) {
                double square = square(points[i], centres[c]);
                if (square < own[i]) {
                    next[i] = own[i];
                    own[i] = square;
                    nearest[i] = c;
                } else if (square < next[i]) {
                    next[i] = square;
                }
            }
        }
    }

    /** A centre that lost its points stays where it is. */
    private void move() {
        double[][] sums = new double[size][points[0].length];
        int[] counts = new int[size];
        for (int i = 0; i < points.length; i++) {
            counts[nearest[i]]++;
            for (int d = 0; d < points[i].length; d++) {
                sums[nearest[i]][d] += points[i][d];
            }
        }
        for (int c = 0; c < size; c++) {
            if (counts[c] > 0) {
                for (int d = 0; d < sums[c].length; d++) {
                    centres[c][d] = sums[c][d] / counts[c];
                }
            }
        }
    }

    private double silhouette() {
        double sum = 0;
        for (int i = 0; i < points.length; i++) {
            sum += next[i] > 0 ? 1 - Math.sqrt(own[i] / next[i]) : 0;
        }
        return sum / points.length;
    }

    private static double square(double[] one, double[] other) {
        double square = 0;
        for (int d = 0; d < one.length; d++) {
            double apart = one[d] - other[d];
            square += apart * apart;
        }
        return square;
    }
}
