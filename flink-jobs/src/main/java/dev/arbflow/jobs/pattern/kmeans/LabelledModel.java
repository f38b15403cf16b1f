package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Centroids, what they are called and what they measured.
 *
 * @param data the centroids
 * @param labels one for each, all different
 * @param predecessors the label before this version of what each is nearest to: its own if it goes
 *     on; {@link LabelHeirs#NONE} if there was nothing
 * @param raw what each measured, as {@link RawMeans}
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
record LabelledModel(KMeansModelData data, int[] labels, int[] predecessors, double[][] raw) {

    /** Share of a cluster's fair weight below which nothing that it describes has come lately. */
    static final double DEAD_SHARE = 1e-3;

    /** Names centroids that have no history. */
    static LabelledModel named(KMeansModelData data, double[][] raw, IntSupplier newLabel) {
        int[] nothing = new int[data.centroids.length];
        Arrays.fill(nothing, LabelHeirs.NONE);
        return new LabelledModel(
                data,
                IntStream.range(0, data.centroids.length).map(i -> newLabel.getAsInt()).toArray(),
                nothing,
                raw);
    }

    /** Centroids whose labels go on. */
    static LabelledModel goingOn(KMeansModelData data, int[] labels, double[][] raw) {
        return new LabelledModel(data, labels, labels, raw);
    }

    int size() {
        return labels.length;
    }

    /** The same clusters at other places. */
    LabelledModel moved(KMeansModelData to, double[][] toRaw) {
        return goingOn(to, labels, toRaw);
    }

    /** Without the clusters that have no weight left. */
    LabelledModel alive() {
        double dead = DEAD_SHARE * Arrays.stream(data.weights.values).sum() / size();
        int[] kept = IntStream.range(0, size()).filter(i -> data.weights.get(i) > dead).toArray();
        return kept.length == size() ? this : only(kept);
    }

    private LabelledModel only(int[] kept) {
        DenseVector[] centroids =
                Arrays.stream(kept).mapToObj(i -> data.centroids[i]).toArray(DenseVector[]::new);
        double[] weights = Arrays.stream(kept).mapToDouble(data.weights::get).toArray();
        return goingOn(
                new KMeansModelData(centroids, new DenseVector(weights)),
                Arrays.stream(kept).map(i -> labels[i]).toArray(),
                Arrays.stream(kept).mapToObj(i -> raw[i]).toArray(double[][]::new));
    }

    /** Names other centroids after these where they inherit, and anew where they do not. */
    LabelledModel inherited(
            KMeansModelData fresh,
            double[][] freshRaw,
            LabelHeirs.Heirs heirs,
            IntSupplier newLabel) {
        int[] names = new int[fresh.centroids.length];
        int[] before = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            int nearest = heirs.nearest()[i];
            before[i] = nearest == LabelHeirs.NONE ? LabelHeirs.NONE : labels[nearest];
            names[i] = heirs.inherits()[i] ? labels[nearest] : newLabel.getAsInt();
        }
        return new LabelledModel(fresh, names, before, freshRaw);
    }
}
