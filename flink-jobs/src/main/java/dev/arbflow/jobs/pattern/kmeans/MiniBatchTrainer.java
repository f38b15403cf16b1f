package dev.arbflow.jobs.pattern.kmeans;

import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;
import org.apache.flink.ml.linalg.BLAS;
import org.apache.flink.ml.linalg.DenseVector;

/**
 * Trains by mini-batches: a centroid becomes the weighted mean of itself, with what decay left of
 * its weight, and the batch's points nearest to it.
 *
 * @see <a href="https://www.eecs.tufts.edu/~dsculley/papers/fastkmeans.pdf">Sculley (2010):
 *     web-scale k-means clustering</a>
 * @see <a href="https://spark.apache.org/docs/latest/mllib-clustering.html#streaming-k-means">the
 *     rule with decay, as Spark writes it</a>
 */
public final class MiniBatchTrainer implements KMeansTrainer {
    private static final long serialVersionUID = 1L;

    private final double decay;

    /**
     * @param decay what a batch leaves of the weight before it, above 0 and at most 1
     */
    public MiniBatchTrainer(double decay) {
        this.decay = decay;
    }

    @Override
    public KMeansModelData fit(List<WeightedPoint> points, int clusters, long seed) {
        return new KMeansPlusPlus(points, clusters).best(seed);
    }

    @Override
    public KMeansModelData update(KMeansModelData model, List<WeightedPoint> batch) {
        int[] nearest = new Centroids(model).nearest(batch);
        ClusterSums sums = ClusterSums.of(batch, nearest, model.centroids.length);
        DenseVector[] moved = new DenseVector[model.centroids.length];
        DenseVector weights = model.weights.clone();
        BLAS.scal(decay, weights);
        for (int i = 0; i < moved.length; i++) {
            moved[i] = model.centroids[i].clone();
            double gained = sums.weights().get(i);
            if (gained > 0) {
                BLAS.scal(weights.get(i), moved[i]);
                BLAS.axpy(1, sums.sums()[i], moved[i]);
                weights.values[i] += gained;
                BLAS.scal(1 / weights.get(i), moved[i]);
            }
        }
        return new KMeansModelData(moved, weights);
    }
}
