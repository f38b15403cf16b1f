package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.ml.linalg.DenseVector;
import org.apache.flink.ml.linalg.VectorWithNorm;

/**
 * The versions of the model from which a window takes the one of its own time: that of the windows
 * before it, whatever has arrived since.
 *
 * <p>A version stays while a window may still come that takes it, which the watermark tells. So
 * what is kept spans the windows in flight; a jump of the watermark cannot change any result.
 */
final class ModelHistory {

    /** Versions by number. */
    static final MapStateDescriptor<Long, ModelVersion> MODELS =
            new MapStateDescriptor<>(
                    "models", LongSerializer.INSTANCE, RecordSerializer.of(ModelVersion.class));

    /**
     * The newest ones stay in any case: with unaligned checkpoints a subtask may be restored from
     * one whose watermark was ahead.
     */
    static final int KEPT = 16;

    /** Prepared from state when first used. */
    private final Map<Long, Centroids> prepared = new HashMap<>();

    /** Adds a version and drops those that no window after the watermark takes. */
    void add(ModelVersion version, long watermarkMs, BroadcastState<Long, ModelVersion> models)
            throws Exception {
        models.put(version.version(), version);
        long oldest = version.version() - KEPT + 1;
        if (watermarkMs < version.learnedMs()) {
            oldest = Math.min(oldest, at(watermarkMs + 1, models).version());
        }
        for (long old = oldest - 1; models.contains(old); old--) {
            models.remove(old);
        }
        prepared.keySet().retainAll(numbers(models));
        prepared.remove(version.version());
    }

    private static Set<Long> numbers(ReadOnlyBroadcastState<Long, ModelVersion> models)
            throws Exception {
        Set<Long> numbers = new HashSet<>();
        models.immutableEntries().forEach(entry -> numbers.add(entry.getKey()));
        return numbers;
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
