package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.market.behaviour.Feature;
import java.util.List;

/**
 * Decides which labels the centroids of a new fit inherit.
 *
 * <p>A label says what its windows measured, so centroids are compared in raw units: coordinates
 * are in deviations of a scaler, and scalers are replaced. A centroid inherits a label if each is
 * the other's nearest and they lie within a stated distance; else it is something new, and the
 * nearest label is named as its predecessor.
 *
 * <p>Raw units differ from feature to feature, so distances are counted in the newest windows' own
 * standard deviations of each. What clusters are not made of does not count.
 */
final class LabelHeirs {
    /** Stands for the label of what was not there before. */
    static final int NONE = -1;

    private static final Feature[] FEATURES = Feature.values();

    private final double farthest;

    /**
     * @param farthest distance over which a label is inherited, in standard deviations of the
     *     sample
     */
    LabelHeirs(double farthest) {
        this.farthest = farthest;
    }

    /**
     * What the centroids of a fit come from.
     *
     * @param nearest the old centroid that is nearest to each, or {@link #NONE} if there is none
     * @param inherits whether it takes the label of that one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Heirs(int[] nearest, boolean[] inherits) {}

    /**
     * Compares centroids.
     *
     * @param fresh what each new one measured, by feature; see {@link RawMeans}
     * @param old what each old one measured, likewise
     * @param sample the newest windows; at least one
     */
    Heirs of(double[][] fresh, double[][] old, List<WeightedPoint> sample) {
        double[] scale = RawMeans.deviations(sample);
        double[][] distances = new double[fresh.length][old.length];
        for (int i = 0; i < fresh.length; i++) {
            for (int j = 0; j < old.length; j++) {
                distances[i][j] = distance(fresh[i], old[j], scale);
            }
        }
        int[] nearest = new int[fresh.length];
        boolean[] inherits = new boolean[fresh.length];
        for (int i = 0; i < fresh.length; i++) {
            int j = nearest(distances[i]);
            nearest[i] = j;
            inherits[i] =
                    j != NONE && distances[i][j] <= farthest && nearest(column(distances, j)) == i;
        }
        return new Heirs(nearest, inherits);
    }

    /** Index of the smallest distance, the first of several; {@link #NONE} if all are infinite. */
    private static int nearest(double[] distances) {
        int nearest = NONE;
        for (int i = 0; i < distances.length; i++) {
            if (Double.isFinite(distances[i])
                    && (nearest == NONE || distances[i] < distances[nearest])) {
                nearest = i;
            }
        }
        return nearest;
    }

    private static double[] column(double[][] distances, int column) {
        double[] values = new double[distances.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = distances[i][column];
        }
        return values;
    }

    /** Infinite where one of them is unknown; what never varies, or one never knew, is left out. */
    private static double distance(double[] one, double[] other, double[] scale) {
        if (one.length == 0 || other.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < scale.length; i++) {
            double apart = (one[i] - other[i]) / scale[i];
            if (FEATURES[i].isClustered() && Double.isFinite(apart)) {
                sum += apart * apart;
            }
        }
        return Math.sqrt(sum);
    }
}
