package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Centroids and what they are called.
 *
 * @param data the centroids
 * @param labels one for each, all different
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record LabelledModel(KMeansModelData data, int[] labels) {

    /** Share of a cluster's fair weight below which nothing that it describes has come lately. */
    static final double DEAD_SHARE = 1e-3;

    /** Names centroids that have no history. */
    static LabelledModel named(KMeansModelData data, IntSupplier newLabel) {
        return new LabelledModel(
                data,
                IntStream.range(0, data.centroids.length).map(i -> newLabel.getAsInt()).toArray());
    }

    int size() {
        return labels.length;
    }

    /** The same clusters at other places. */
    LabelledModel moved(KMeansModelData data) {
        return new LabelledModel(data, labels);
    }

    /** Without the clusters that have no weight left. */
    LabelledModel alive() {
        double dead = DEAD_SHARE * Arrays.stream(data.weights.values).sum() / size();
        int[] kept = IntStream.range(0, size()).filter(i -> data.weights.get(i) > dead).toArray();
        return kept.length == size()
                ? this
                : new LabelledModel(
                        new KMeansModelData(
                                Arrays.stream(kept)
                                        .mapToObj(i -> data.centroids[i])
                                        .toArray(DenseVector[]::new),
                                new DenseVector(
                                        Arrays.stream(kept)
                                                .mapToDouble(data.weights::get)
                                                .toArray())),
                        Arrays.stream(kept).map(i -> labels[i]).toArray());
    }

    /**
     * Names other centroids after these, so that the sum of the squared ways from old to new is
     * least; who is left over gets a new name.
     */
    LabelledModel inherited(KMeansModelData fresh, IntSupplier newLabel) {
        double[][] cost = new double[fresh.centroids.length][size()];
        for (int i = 0; i < cost.length; i++) {
            for (int j = 0; j < size(); j++) {
                double way = Centroids.distance(fresh.centroids[i], data.centroids[j]);
                cost[i][j] = way * way;
            }
        }
        int[] heirs =
                Arrays.stream(OptimalMatching.match(cost))
                        .map(old -> old < 0 ? newLabel.getAsInt() : labels[old])
                        .toArray();
        return new LabelledModel(fresh, heirs);
    }
}
