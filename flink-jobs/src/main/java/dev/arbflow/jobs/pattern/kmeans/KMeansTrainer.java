package dev.arbflow.jobs.pattern.kmeans;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/**
 * Makes centroids of points; knows nothing of labels, versions or streams.
 *
 * <p>Every method gives the same answer for the same arguments and leaves them as they are.
 */
public interface KMeansTrainer extends Serializable {

    /**
     * Fits from scratch.
     *
     * @param points at least one
     * @param clusters how many centroids are wanted; there are never more than distinct points
     * @param seed of what is drawn
     * @return centroids, none without points, each with the weight of its points
     */
    KMeansModelData fit(List<WeightedPoint> points, int clusters, long seed);

    /**
     * Moves centroids towards a batch; their number and order stay.
     *
     * @param model what was learned before
     * @param batch in any order
     */
    KMeansModelData update(KMeansModelData model, List<WeightedPoint> batch);
}
