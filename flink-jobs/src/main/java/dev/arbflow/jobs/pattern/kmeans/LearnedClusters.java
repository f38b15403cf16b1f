package dev.arbflow.jobs.pattern.kmeans;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.ml.linalg.DenseVector;

/** All that training remembers; its size is bounded by the configuration. */
final class LearnedClusters {
    /** Number of the newest version, 0 before the first. */
    long version;

    /** Event time of the newest point. */
    long learnedMs;

    /** Points learned from, those of the unfinished batch included. */
    long points;

    int nextLabel;

    /** Null before the first version. */
    LabelledModel model;

    /** Where each cluster was at its first version or last alarm, by label. */
    SortedMap<Integer, DenseVector> references = new TreeMap<>();

    /** The newest; null before the first. */
    GroupEvidence evidence;

    /** The number of clusters that evidence has chosen, and what speaks against it. */
    ChosenCount chosen = ChosenCount.NONE;

    /** The unfinished batch. */
    List<WeightedPoint> batch = new ArrayList<>();

    /** The newest points, oldest first. */
    Deque<WeightedPoint> sample = new ArrayDeque<>();

    /** The newest points of windows that are weighed, see {@link WindowsApart}; oldest first. */
    Deque<WeightedPoint> apart = new ArrayDeque<>();

    /** Goes on from a version that was stored; what led to it is not known. */
    static LearnedClusters from(ModelVersion stored) {
        LearnedClusters clusters = new LearnedClusters();
        clusters.version = stored.version();
        clusters.learnedMs = stored.learnedMs();
        clusters.points = stored.windows();
        clusters.evidence = stored.evidence();
        if (stored.evidence() != null) { // what was wanted may have been configured
            clusters.chosen = ChosenCount.NONE.after(stored.evidence());
        }
        clusters.model =
                LabelledModel.goingOn(stored.model(), stored.labels(), stored.rawOrUnknown());
        for (int i = 0; i < stored.labels().length; i++) {
            clusters.nextLabel = Math.max(clusters.nextLabel, stored.labels()[i] + 1);
            clusters.references.put(stored.labels()[i], stored.model().centroids[i]);
        }
        return clusters;
    }

    int newLabel() {
        return nextLabel++;
    }

    void remember(WeightedPoint point, long timeMs, int sampleSize) {
        learnedMs = Math.max(learnedMs, timeMs);
        points++;
        batch.add(point);
        sample.add(point);
        if (sample.size() > sampleSize) {
            sample.remove();
        }
    }

    /** Keeps a point of a window that saw nothing of what those kept so far saw. */
    void rememberApart(WeightedPoint point) {
        apart.add(point);
        if (apart.size() > ShadowModels.ENOUGH_POINTS) {
            apart.remove();
        }
    }
}
