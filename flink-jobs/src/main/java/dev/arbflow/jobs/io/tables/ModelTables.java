package dev.arbflow.jobs.io.tables;

import static dev.arbflow.jobs.io.fields.Field.field;
import static dev.arbflow.jobs.io.fields.FieldType.BOOLEAN;
import static dev.arbflow.jobs.io.fields.FieldType.BYTES;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLE;
import static dev.arbflow.jobs.io.fields.FieldType.DOUBLES;
import static dev.arbflow.jobs.io.fields.FieldType.INT;
import static dev.arbflow.jobs.io.fields.FieldType.INTS;
import static dev.arbflow.jobs.io.fields.FieldType.LONG;
import static dev.arbflow.jobs.io.fields.FieldType.MOMENT;
import static dev.arbflow.jobs.io.fields.FieldType.TEXT;
import static dev.arbflow.jobs.io.fields.FieldType.group;
import static dev.arbflow.jobs.io.fields.FieldType.groups;

import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.GroupEvidence;
import dev.arbflow.jobs.pattern.kmeans.ModelBytes;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Versions of the clustering: readable, and as the bytes that Flink ML reads.
 *
 * <p>Versions count anew after a start without state, hence the time in an id.
 */
public final class ModelTables {
    private static final long US_PER_MS = 1_000;

    private static final Table<GroupEvidence> EVIDENCE =
            Table.of(
                    GroupEvidence.class,
                    field("weighedBy", LONG, GroupEvidence::weighedBy)
                            .means("version with which it was weighed"),
                    field("supported", INT.in("clusters"), GroupEvidence::supported)
                            .means("how many groups there are; 1 if none can be told from noise"),
                    field("clusters", INT.in("clusters"), GroupEvidence::clusters)
                            .means("how many stand out most from noise, clearly or not"),
                    field("silhouette", DOUBLE.in("-1 to 1"), GroupEvidence::silhouette)
                            .means("simplified silhouette of that many groups"),
                    field("nullSilhouette", DOUBLE.in("-1 to 1"), GroupEvidence::nullSilhouette)
                            .means("mean of the same over draws of noise"),
                    field("chance", DOUBLE.in("0 to 1"), GroupEvidence::chance)
                            .means("how often noise stands out as much"),
                    field("points", INT.in("windows"), GroupEvidence::points)
                            .means("by how many it was weighed"));

    public static final Table<ModelVersion> MODEL =
            Table.of(
                    ModelVersion.class,
                    field(
                                    "id",
                                    TEXT.in("version@µs"),
                                    (ModelVersion it) -> it.version() + "@" + learnedUs(it))
                            .means("versions count anew after a start without state")
                            .key(),
                    field("version", LONG, ModelVersion::version).means("from 1").point(),
                    field("learnedUs", MOMENT, ModelTables::learnedUs)
                            .means("event time of the last window it has learned from")
                            .dated(),
                    field("labels", INTS, ModelVersion::labels)
                            .means("what each centroid is called; a label keeps its meaning"),
                    field("clusters", LONG, (ModelVersion it) -> (long) it.labels().length)
                            .means("how many centroids it has")
                            .point()
                            .pointOnly(),
                    field(
                            "centroids",
                            groups(
                                    FeatureFields.of(
                                            BehaviourTables.DEVIATIONS,
                                            "standardised %s of each centroid")),
                            ModelTables::centroids),
                    field(
                            "raw",
                            groups(FeatureFields.of("mean %s that each centroid measured")),
                            ModelVersion::raw),
                    field(
                                    "weights",
                                    DOUBLES.in("windows"),
                                    (ModelVersion it) -> it.model().weights.values)
                            .means("decayed weight of each centroid"),
                    field("model", BYTES, ModelTables::bytes)
                            .means("the centroids in Flink ML's own encoding"),
                    field("wanted", INT.in("clusters"), ModelVersion::wanted)
                            .means("how many were looked for, by configuration or evidence"),
                    field("windows", LONG.in("windows"), ModelVersion::windows)
                            .means("learned from so far")
                            .point(),
                    field("predecessors", INTS, ModelVersion::predecessors)
                            .means(
                                    "what the version before called the cluster nearest to each"
                                            + " label; the label itself if it goes on, -1 if there"
                                            + " was none"),
                    field("agreement", DOUBLE.in("up to 1"), ModelVersion::agreement)
                            .means(
                                    "adjusted Rand index with the version before, over the sample;"
                                            + " null in the first")
                            .point(),
                    field("refitted", BOOLEAN, ModelVersion::refitted)
                            .means("whether the centroids come from a fit from scratch")
                            .point(),
                    field(
                                    "silhouette",
                                    DOUBLE.in("-1 to 1"),
                                    (ModelVersion it) -> it.quality().silhouette())
                            .means(
                                    "mean over the sample, higher is better; null with fewer than"
                                            + " two clusters")
                            .point(),
                    field(
                                    "daviesBouldin",
                                    DOUBLE,
                                    (ModelVersion it) -> it.quality().daviesBouldin())
                            .means("lower is better; null likewise")
                            .point(),
                    field(
                                    "meanSquare",
                                    DOUBLE.in("deviations²"),
                                    (ModelVersion it) -> it.quality().meanSquare())
                            .means("mean squared distance to the centroid")
                            .point(),
                    field("sample", INT.in("windows"), (ModelVersion it) -> it.quality().points())
                            .means("by how many it was measured"),
                    field("evidence", group(EVIDENCE), ModelVersion::evidence).nullable(),
                    field("supported", DOUBLE.in("clusters"), evident(GroupEvidence::supported))
                            .means("how many groups there are; 1 if none can be told from noise")
                            .point()
                            .pointOnly(),
                    field(
                                    "shadowSilhouette",
                                    DOUBLE.in("-1 to 1"),
                                    evident(GroupEvidence::silhouette))
                            .means("of the groups that stand out most from noise")
                            .point()
                            .pointOnly(),
                    field(
                                    "nullSilhouette",
                                    DOUBLE.in("-1 to 1"),
                                    evident(GroupEvidence::nullSilhouette))
                            .means("of as many groups in draws of noise")
                            .point()
                            .pointOnly());

    public static final Table<DriftAlarm> DRIFT =
            Table.of(
                    DriftAlarm.class,
                    field(
                                    "id",
                                    TEXT.in("cluster@µs"),
                                    (DriftAlarm it) -> it.label() + "@" + it.timeMs() * US_PER_MS)
                            .means("the cluster and the moment")
                            .key(),
                    field("cluster", INT, DriftAlarm::label).means("its label"),
                    field("modelVersion", LONG, DriftAlarm::version)
                            .means("version in which it was noticed"),
                    field("atUs", MOMENT, (DriftAlarm it) -> it.timeMs() * US_PER_MS)
                            .means("event time of the last window learned from")
                            .dated(),
                    field("shift", BehaviourTables.DEVIATIONS, DriftAlarm::shift)
                            .means("distance to where it was"));

    private ModelTables() {}

    private static Function<ModelVersion, Double> evident(ToDoubleFunction<GroupEvidence> figure) {
        return version ->
                version.evidence() == null ? Double.NaN : figure.applyAsDouble(version.evidence());
    }

    private static long learnedUs(ModelVersion version) {
        return version.learnedMs() * US_PER_MS;
    }

    private static double[][] centroids(ModelVersion version) {
        return Arrays.stream(version.model().centroids)
                .map(centroid -> centroid.values)
                .toArray(double[][]::new);
    }

    private static byte[] bytes(ModelVersion version) {
        try {
            return ModelBytes.encode(version.model());
        } catch (IOException e) {
            throw new UncheckedIOException("a model could not be written to memory", e);
        }
    }
}
