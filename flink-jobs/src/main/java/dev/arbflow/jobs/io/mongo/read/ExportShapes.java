package dev.arbflow.jobs.io.mongo.read;

import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.PatternArchives;
import dev.arbflow.jobs.io.mongo.SimilarityArchives;
import dev.arbflow.jobs.io.mongo.TrustArchives;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureNames;
import java.util.ArrayList;
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
            ExportShape.byName(
                    MongoArchives.EPISODES,
                    "route",
                    "openedUs",
                    ExportColumn.of(
                            "id=_id",
                            "route",
                            "market",
                            "buy",
                            "sell",
                            "openedAt=openedUs",
                            "detectedAt=state.detectedUs",
                            "lastAt=state.lastUs",
                            "open=state.open",
                            "closeReason=state.closeReason",
                            "lifetimeMs=state.lifetimeMs",
                            "netOpenBps=state.net.openBps",
                            "netMeanBps=state.net.meanBps",
                            "netPeakBps=state.net.peakBps",
                            "netLastBps=state.net.lastBps",
                            "peakQuantity=state.peak.quantity",
                            "peakCost=state.peak.cost",
                            "peakProfit=state.peak.profit",
                            "peakBuyPrice=state.peak.buyPrice",
                            "peakSellPrice=state.peak.sellPrice",
                            "peakExhausted=state.peak.exhausted",
                            "samples=state.samples",
                            "maxLegAgeUs=state.maxLegAgeUs",
                            "maxSkewUs=state.maxSkewUs",
                            "feeVersion=state.feeVersion",
                            "ruleVersion=state.ruleVersion",
                            "buyCluster=patterns.buy.cluster",
                            "buyModelVersion=patterns.buy.modelVersion",
                            "sellCluster=patterns.sell.cluster",
                            "sellModelVersion=patterns.sell.modelVersion",
                            "similar=patterns.similar"));

    static final ExportShape REFUSALS =
            ExportShape.byTime(
                    MongoArchives.REFUSALS,
                    "minuteUs",
                    ExportColumn.of(
                            "route",
                            "market",
                            "buy",
                            "sell",
                            "reason",
                            "minuteAt=minuteUs",
                            "samples",
                            "candidates",
                            "bestGrossBps",
                            "bestNetBps"));

    static final ExportShape WINDOWS =
            ExportShape.byName(
                    PatternArchives.WINDOWS,
                    "listing",
                    "endUs",
                    with(
                            ExportColumn.of(
                                    "listing",
                                    "venue",
                                    "market",
                                    "startAt=startUs",
                                    "endAt=endUs",
                                    "completeness",
                                    "lastMid",
                                    "cluster",
                                    "modelVersion",
                                    "distance",
                                    "scalerVersion",
                                    "shapeBps"),
                            features("", "features."),
                            features("standardised.", "standardised.")));

    static final ExportShape CLUSTERS =
            new ExportShape(
                    PatternArchives.MODELS,
                    List.of("learnedUs"),
                    "learnedUs",
                    with(
                            ExportColumn.of(
                                    "modelVersion=version",
                                    "learnedAt=learnedUs",
                                    "cluster",
                                    "weight",
                                    "windows",
                                    "refitted",
                                    "silhouette",
                                    "daviesBouldin",
                                    "meanSquare"),
                            features("centroid.", "centroid.")),
                    ExportShapes::centroids);

    static final ExportShape PAIRS =
            ExportShape.byTime(
                    SimilarityArchives.PAIRS,
                    "atUs",
                    with(
                            ExportColumn.of(
                                    "at=atUs", "lagUs", "distance", "correlation", "sameMarket"),
                            window("first"),
                            window("second")));

    static final ExportShape CANDIDATES =
            ExportShape.byTime(
                    SimilarityArchives.CANDIDATES,
                    "atUs",
                    with(
                            ExportColumn.of(
                                    "route",
                                    "market",
                                    "buy",
                                    "sell",
                                    "at=atUs",
                                    "agoUs",
                                    "grossBps",
                                    "breakEvenBps",
                                    "distance",
                                    "correlation",
                                    "feeVersion"),
                            window("buyWindow"),
                            window("sellWindow")));

    static final ExportShape RELEASES =
            ExportShape.byTime(
                    TrustArchives.RELEASES,
                    "startUs",
                    ExportColumn.of(
                            "feed",
                            "venue",
                            "market",
                            "startAt=startUs",
                            "endAt=endUs",
                            "trades",
                            "volume",
                            "clip",
                            "epsilon",
                            "spent",
                            "budget"));

    private ExportShapes() {}

    private static List<ExportColumn> features(String heading, String path) {
        return Arrays.stream(Feature.values())
                .map(FeatureNames::of)
                .map(name -> new ExportColumn(heading + name, path + name))
                .toList();
    }

    private static List<ExportColumn> window(String of) {
        return Stream.of(
                        "listing",
                        "startAt=startUs",
                        "endAt=endUs",
                        "modelVersion",
                        "cluster",
                        "lastMid")
                .map(column -> column.split("=", -1))
                .map(
                        parts ->
                                new ExportColumn(
                                        of + "." + parts[0], of + "." + parts[parts.length - 1]))
                .toList();
    }

    @SafeVarargs
    private static List<ExportColumn> with(List<ExportColumn>... parts) {
        List<ExportColumn> all = new ArrayList<>();
        for (List<ExportColumn> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
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
