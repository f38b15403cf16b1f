package dev.arbflow.jobs.pattern.kmeans;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.VectorWithNorm;

/**
 * The newest versions of the model, from which a window takes the one of its own time: that of the
 * windows before it, whatever has arrived since.
 *
 * <p>How many are kept depends on the versions alone and not on the reader, so that every subtask
 * holds the same and any may restore from any.
 */
final class ModelHistory {

    /** Versions by number. */
    static final MapStateDescriptor<Long, ModelVersion> MODELS =
            new MapStateDescriptor<>(
                    "models", LongSerializer.INSTANCE, new ModelVersionSerializer());

    /** Versions that are kept; a subtask that lags further behind uses the oldest of them. */
    static final int KEPT = 16;

    /** Prepared from state when first used. */
    private final Map<Long, Centroids> prepared = new HashMap<>();

    /** Adds a version and drops what is too old. */
    void add(ModelVersion version, BroadcastState<Long, ModelVersion> models) throws Exception {
        models.put(version.version(), version);
        long oldest = version.version() - KEPT + 1;
        for (long old = oldest - 1; models.contains(old); old--) {
            models.remove(old);
        }
        prepared.keySet().removeIf(known -> known < oldest || known == version.version());
    }

    /**
     * The newest version that had learned from earlier windows only; where every version is later,
     * the oldest; null where there is none.
     */
    static ModelVersion at(long timeMs, ReadOnlyBroadcastState<Long, ModelVersion> models)
            throws Exception {
        ModelVersion newestBefore = null;
        ModelVersion oldest = null;
        for (Map.Entry<Long, ModelVersion> entry : models.immutableEntries()) {
            ModelVersion version = entry.getValue();
            if (oldest == null || version.version() < oldest.version()) {
                oldest = version;
            }
            if (version.learnedMs() < timeMs
                    && (newestBefore == null || version.version() > newestBefore.version())) {
                newestBefore = version;
            }
        }
        return newestBefore == null ? oldest : newestBefore;
    }

    /** The place of a point in a version. */
    Place place(ModelVersion version, double[] coordinates) {
        Centroids centroids =
                prepared.computeIfAbsent(
                        version.version(), number -> new Centroids(version.model()));
        VectorWithNorm point = new VectorWithNorm(new DenseVector(coordinates));
        int nearest = centroids.nearest(point);
        return new Place(version.labels()[nearest], centroids.distance(nearest, point));
    }

    /**
     * Where a point belongs.
     *
     * @param label of the nearest cluster
     * @param distance to its centroid
     */
    record Place(int label, double distance) {}
}
