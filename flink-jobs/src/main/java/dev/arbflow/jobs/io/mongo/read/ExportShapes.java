package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.PatternArchives;
import dev.arbflow.jobs.io.mongo.SimilarityArchives;
import dev.arbflow.jobs.io.mongo.TrustArchives;
import dev.arbflow.market.behaviour.Feature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonValue;

/** The columns of every table that can leave the document store; see docs/export.md. */
final class ExportShapes {
    static final ExportShape EPISODES =
            ExportShape.byName(MongoArchives.EPISODES, "route", "openedUs");

    static final ExportShape REFUSALS = ExportShape.byTime(MongoArchives.REFUSALS, "minuteUs");

    static final ExportShape WINDOWS =
            ExportShape.byName(PatternArchives.WINDOWS, "listing", "endUs");

    static final ExportShape PAIRS = ExportShape.byTime(SimilarityArchives.PAIRS, "atUs");

    static final ExportShape CANDIDATES = ExportShape.byTime(SimilarityArchives.CANDIDATES, "atUs");

    static final ExportShape RELEASES = ExportShape.byTime(TrustArchives.RELEASES, "startUs");

    /** A row is a centroid and not a document, hence columns that are named here. */
    static final ExportShape CLUSTERS =
            new ExportShape(
                    PatternArchives.MODELS,
                    List.of("learnedUs"),
                    "learnedUs",
                    Stream.concat(
                                    Stream.of(
                                            new ExportColumn("modelVersion", "version"),
                                            new ExportColumn("learnedAt", "learnedUs"),
                                            same("cluster"),
                                            same("weight"),
                                            same("windows"),
                                            same("refitted"),
                                            same("silhouette"),
                                            same("daviesBouldin"),
                                            same("meanSquare")),
                                    Arrays.stream(Feature.values())
                                            .map(feature -> same("centroid." + feature.code())))
                            .toList(),
                    ExportShapes::centroids);

    private ExportShapes() {}

    private static ExportColumn same(String path) {
        return new ExportColumn(path, path);
    }

    private static Stream<BsonDocument> centroids(BsonDocument model) {
        List<BsonValue> labels = model.getArray("labels");
        List<BsonValue> centroids = model.getArray("centroids");
        List<BsonValue> weights = model.getArray("weights");
        return IntStream.range(0, Math.min(labels.size(), centroids.size()))
                .mapToObj(
                        i ->
                                model.clone()
                                        .append("cluster", labels.get(i))
                                        .append("centroid", centroids.get(i))
                                        .append(
                                                "weight",
                                                i < weights.size()
                                                        ? weights.get(i)
                                                        : BsonNull.VALUE));
    }
}
