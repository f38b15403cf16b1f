package dev.arbflow.jobs.pattern.kmeans;

import java.util.Arrays;
import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Centres of vectors that are too many for a fit from scratch: the mini-batch rule, some passes
 * over a sample.
 *
 * <p>They only say where to look first; nobody reads a meaning into them.
 */
public final class ShapeCentres {
    private static final int PASSES = 4;

    /** What a pass leaves of the one before: the last of them is what counts. */
    private static final double DECAY = 0.1;

    private ShapeCentres() {}

    /**
     * Trains; the same arguments give the same centres.
     *
     * @param start where centres begin, at least one
     * @param sample what they move towards
     */
    public static float[][] fit(List<float[]> start, List<float[]> sample) {
        List<WeightedPoint> points =
                sample.stream().map(each -> WeightedPoint.at(widened(each), 1)).toList();
        double[] weights = new double[start.size()];
        Arrays.fill(weights, 1);
        KMeansModelData model =
                new KMeansModelData(
                        start.stream()
                                .map(each -> new DenseVector(widened(each)))
                                .toArray(DenseVector[]::new),
                        new DenseVector(weights));
        MiniBatchTrainer trainer = new MiniBatchTrainer(DECAY);
        for (int pass = 0; pass < PASSES; pass++) {
            model = trainer.update(model, points);
        }
        return Arrays.stream(model.centroids)
                .map(centre -> narrowed(centre.values))
                .toArray(float[][]::new);
    }

    private static double[] widened(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }

    private static float[] narrowed(double[] vector) {
        float[] narrow = new float[vector.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) vector[i];
        }
        return narrow;
    }
}
