package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.pattern.kmeans.ClusterQuality;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelBytes;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.ml.linalg.DenseVector;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Versions of the clustering as documents: readable, and as the bytes that Flink ML reads.
 *
 * <p>Versions count anew after a start without state, hence the time in an id.
 */
final class ModelDocument {
    private static final long US_A_MS = 1_000;

    private ModelDocument() {}

    static Upsert upsert(ModelVersion version) {
        ClusterQuality quality = version.quality();
        return whole(
                version.version() + "@" + version.learnedMs() * US_A_MS,
                new Document("version", version.version())
                        .append("learnedAt", DocumentFields.date(version.learnedMs() * US_A_MS))
                        .append("learnedUs", version.learnedMs() * US_A_MS)
                        .append("labels", Arrays.stream(version.labels()).boxed().toList())
                        .append("centroids", centroids(version))
                        .append("weights", values(version.model().weights))
                        .append("model", new Binary(bytes(version)))
                        .append("wanted", version.wanted())
                        .append("windows", version.windows())
                        .append("refitted", version.refitted())
                        .append("silhouette", DocumentFields.finite(quality.silhouette()))
                        .append("daviesBouldin", DocumentFields.finite(quality.daviesBouldin()))
                        .append("meanSquare", quality.meanSquare())
                        .append("sample", quality.points()));
    }

    static Upsert upsert(DriftAlarm alarm) {
        return whole(
                alarm.label() + "@" + alarm.timeMs() * US_A_MS,
                new Document("cluster", alarm.label())
                        .append("modelVersion", alarm.version())
                        .append("at", DocumentFields.date(alarm.timeMs() * US_A_MS))
                        .append("atUs", alarm.timeMs() * US_A_MS)
                        .append("shift", alarm.shift()));
    }

    private static List<Document> centroids(ModelVersion version) {
        return Arrays.stream(version.model().centroids)
                .map(centroid -> WindowDocument.byName(centroid.values))
                .toList();
    }

    private static List<Double> values(DenseVector vector) {
        return Arrays.stream(vector.values).boxed().toList();
    }

    private static byte[] bytes(ModelVersion version) {
        try {
            return ModelBytes.encode(version.model());
        } catch (IOException e) {
            throw new UncheckedIOException("a model could not be written to memory", e);
        }
    }

    private static Upsert whole(String id, Document fields) {
        return new Upsert(id, new Document("$set", fields));
    }
}
