package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.io.mongo.Documents;
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
            ExportShape.byName(Documents.EPISODE.collection(), "route", "openedUs");

    static final ExportShape FOLLOW_UPS =
            ExportShape.byName(Documents.FOLLOW_UP.collection(), "route", "toldUs");

    static final ExportShape PAPER_DAYS = ExportShape.byTime(Documents.PAPER.collection(), "dayUs");

    static final ExportShape CYCLES =
            ExportShape.byName(Documents.CYCLE.collection(), "cycle", "openedUs");

    static final ExportShape REFUSALS =
            ExportShape.byTime(Documents.REFUSAL.collection(), "minuteUs");

    static final ExportShape WINDOWS =
            ExportShape.byName(Documents.WINDOW.collection(), "listing", "endUs");

    static final ExportShape PAIRS = ExportShape.byTime(Documents.PAIR.collection(), "atUs");

    static final ExportShape CANDIDATES =
            ExportShape.byTime(Documents.CANDIDATE.collection(), "atUs");

    static final ExportShape DISCORDS = ExportShape.byTime(Documents.DISCORD.collection(), "atUs");

    static final ExportShape LEAD_LAG =
            ExportShape.byTime(Documents.LEAD_LAG.collection(), "endUs");

    static final ExportShape DISCOVERY =
            ExportShape.byTime(Documents.DISCOVERY.collection(), "endUs");

    static final ExportShape SUSPECTS = ExportShape.byTime(Documents.SUSPECT.collection(), "endUs");

    static final ExportShape RELEASES =
            ExportShape.byTime(Documents.RELEASE.collection(), "startUs");

    /** A row is a centroid and not a document, hence columns that are named here. */
    static final ExportShape CLUSTERS =
            new ExportShape(
                    Documents.MODEL.collection(),
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
