package dev.arbflow.jobs.io.mongo.read;

import static dev.arbflow.jobs.io.mongo.read.DocumentFields.number;
import static dev.arbflow.jobs.io.mongo.read.DocumentFields.text;
import static dev.arbflow.jobs.io.mongo.read.DocumentFields.whole;

import dev.arbflow.jobs.report.AnovaRow;
import dev.arbflow.jobs.report.CoverageRow;
import dev.arbflow.jobs.report.DiscordRow;
import dev.arbflow.jobs.report.DiscoveryRow;
import dev.arbflow.jobs.report.LeadLagRow;
import dev.arbflow.jobs.report.ModelRow;
import dev.arbflow.jobs.report.PairRow;
import dev.arbflow.jobs.report.ReleaseRow;
import dev.arbflow.jobs.report.WindowRow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow.Completeness;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** Reads what {@code Documents} write of behaviour and fairness, for the report. */
final class ReportDocuments {
    private ReportDocuments() {}

    static WindowRow window(BsonDocument document) {
        return new WindowRow(
                text(document, "listing"),
                whole(document, "endUs"),
                text(document, "completeness").equals(Completeness.COMPLETE.name()),
                features(document.getDocument("features")),
                features(document.getDocument("standardised")),
                numbers(document.getArray("shapeBps")),
                number(document, "lastMid"),
                document.containsKey("cluster")
                        ? (int) whole(document, "cluster")
                        : WindowRow.UNKNOWN);
    }

    static ModelRow model(BsonDocument document) {
        BsonDocument evidence =
                document.isDocument("evidence")
                        ? document.getDocument("evidence")
                        : new BsonDocument("supported", new BsonInt32(ModelRow.NOT_WEIGHED))
                                .append("silhouette", BsonNull.VALUE)
                                .append("nullSilhouette", BsonNull.VALUE);
        return new ModelRow(
                whole(document, "version"),
                whole(document, "learnedUs"),
                document.getArray("labels").size(),
                document.getBoolean("refitted").getValue(),
                document.containsKey("agreement") ? number(document, "agreement") : Double.NaN,
                (int) whole(evidence, "supported"),
                number(evidence, "silhouette"),
                number(evidence, "nullSilhouette"));
    }

    static PairRow pair(BsonDocument document) {
        BsonDocument first = document.getDocument("first");
        BsonDocument second = document.getDocument("second");
        return new PairRow(
                text(first, "listing"),
                whole(first, "endUs"),
                text(second, "listing"),
                whole(second, "endUs"),
                number(document, "distance"),
                number(document, "correlation"));
    }

    static DiscordRow discord(BsonDocument document) {
        BsonDocument window = document.getDocument("window");
        BsonDocument nearest = document.getDocument("nearest");
        return new DiscordRow(
                text(window, "listing"),
                whole(window, "endUs"),
                text(nearest, "listing"),
                whole(nearest, "endUs"),
                number(document, "correlation"),
                whole(document, "moments"),
                whole(document, "asFar"));
    }

    static LeadLagRow leadLag(BsonDocument document) {
        return new LeadLagRow(
                text(document, "market"),
                text(document, "first"),
                text(document, "second"),
                whole(document, "endUs"),
                estimate(document.getDocument("exchangeTime")),
                estimate(document.getDocument("receiveTime")));
    }

    private static LeadLagRow.Estimate estimate(BsonDocument document) {
        return new LeadLagRow.Estimate(text(document, "verdict"), number(document, "lagMs"));
    }

    static DiscoveryRow discovery(BsonDocument document) {
        return new DiscoveryRow(
                text(document, "market"),
                text(document, "first"),
                text(document, "second"),
                whole(document, "endUs"),
                text(document, "verdict"),
                number(document, "lowShare"),
                number(document, "highShare"),
                number(document, "componentShare"));
    }

    static AnovaRow anova(BsonDocument document) {
        List<BsonValue> groups = document.getArray("groups");
        return new AnovaRow(
                text(document, "market"),
                text(document, "outcome"),
                whole(document, "modelVersion"),
                whole(document, "endUs"),
                text(document, "verdict"),
                groups.stream().mapToLong(group -> whole(group.asDocument(), "observations")).sum(),
                test(document.getDocument("classic")),
                test(document.getDocument("welch")),
                test(document.getDocument("brownForsythe")),
                number(document.getDocument("permutation"), "p"),
                number(document.getDocument("permutation"), "adjustedP"),
                number(document, "effectiveObservations"),
                number(document, "omegaSquared"));
    }

    static CoverageRow coverage(BsonDocument document) {
        return new CoverageRow(
                tape(document),
                whole(document, "startUs"),
                number(document, "liveShare"),
                // Earlier releases counted none.
                document.containsKey("tradeGaps") ? whole(document, "tradeGaps") : 0);
    }

    static ReleaseRow release(BsonDocument document) {
        return new ReleaseRow(
                tape(document),
                whole(document, "startUs"),
                text(document, "outcome").equals("RELEASED"),
                number(document, "spent"),
                number(document, "budget"));
    }

    private static AnovaRow.Test test(BsonDocument document) {
        return new AnovaRow.Test(
                number(document, "f"),
                number(document, "numeratorDf"),
                number(document, "denominatorDf"),
                number(document, "p"));
    }

    private static String tape(BsonDocument document) {
        return text(document, "feed") + ' ' + text(document, "listing");
    }

    private static double[] features(BsonDocument byName) {
        double[] vector = new double[Feature.COUNT];
        for (Feature feature : Feature.values()) {
            vector[feature.index()] = number(byName, feature.code());
        }
        return vector;
    }

    private static double[] numbers(BsonArray array) {
        return array.stream()
                .map(BsonValue::asNumber)
                .mapToDouble(BsonNumber::doubleValue)
                .toArray();
    }
}
