package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.jobs.state.record.CodedBy;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Since;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.ml.clustering.kmeans.KMeansModelData;

/**
 * The centroids as they stood after a batch; arrays are read-only by convention.
 *
 * @param version counting from 1
 * @param learnedMs event time of the last window it has learned from; windows after it may use it
 * @param model the centroids in standard deviations, and their decayed weights
 * @param labels what each centroid is called, 0 or greater; a label never changes its meaning and
 *     is not used again when its cluster is gone
 * @param wanted how many clusters were looked for, by configuration or evidence; fewer centroids
 *     mean fewer distinct behaviours
 * @param windows learned from so far
 * @param refitted whether the centroids come from a fit from scratch, which inherits labels only
 *     where it finds the same clusters
 * @param quality over the newest windows
 * @param predecessors of each label, what the version before called the nearest cluster: the label
 *     itself if it goes on, -1 if there was nothing; empty in versions that did not say
 * @param agreement adjusted Rand index of this version's grouping of the newest windows and that of
 *     the version before, 1 if they are the same; NaN where there is none
 * @param raw what each centroid measured, by feature in its unit; NaN where unknown, empty in
 *     versions that did not say
 * @param evidence the newest for how many groups there are; null before the first
 */
@TypeInfo(RecordTypeFactory.class) // Flink would look at methods that need the Table API
@SuppressWarnings("ArrayRecordComponent") // read-only by convention
public record ModelVersion(
        long version,
        long learnedMs,
        @CodedBy(ModelDataCodec.class) KMeansModelData model,
        int[] labels,
        int wanted,
        long windows,
        boolean refitted,
        ClusterQuality quality,
        @Since(version = 2, absent = "") int[] predecessors,
        @Since(version = 2, absent = "NaN") double agreement,
        @Since(version = 2, absent = "") double[][] raw,
        @Nullable @Since(version = 3, absent = "") GroupEvidence evidence) {

    /**
     * @throws IllegalArgumentException if centroids and labels differ in number
     */
    public ModelVersion {
        if (model.centroids.length != labels.length) {
            throw new IllegalArgumentException(
                    model.centroids.length + " centroids cannot have " + labels.length + " labels");
        }
    }

    /** The same version, as if learned at another time. */
    ModelVersion learnedAt(long timeMs) {
        return new ModelVersion(
                version,
                timeMs,
                model,
                labels,
                wanted,
                windows,
                refitted,
                quality,
                predecessors,
                agreement,
                raw,
                evidence);
    }

    /** What each centroid measured; without values where that is not known. */
    double[][] rawOrUnknown() {
        return raw.length == labels.length ? raw : RawMeans.unknown(labels.length);
    }
}
