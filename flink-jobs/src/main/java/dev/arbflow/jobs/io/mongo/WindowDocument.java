package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureNames;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/**
 * Windows as documents: what was observed, and when it is known, its cluster.
 *
 * <p>The two are separate writes to one document, each with all of its fields, so that neither
 * waits for the other and their order does not matter.
 */
final class WindowDocument {
    private WindowDocument() {}

    static Upsert upsert(FeatureWindow window) {
        return new Upsert(
                window.id(),
                new Document(
                        "$set",
                        new Document("listing", window.listing().code())
                                .append("venue", window.listing().venue().name())
                                .append("market", window.listing().market().code())
                                .append("startUs", window.startUs())
                                .append("endAt", DocumentFields.date(window.endUs()))
                                .append("endUs", window.endUs())
                                .append("completeness", window.completeness().name())
                                .append("features", byName(window.raw()))
                                .append("standardised", byName(window.standardised()))
                                .append("scalerVersion", window.scalerVersion())
                                .append("shapeBps", shape(window))
                                .append("lastMid", DocumentFields.finite(window.lastMid()))));
    }

    static Upsert upsert(ClusteredWindow clustered) {
        return new Upsert(
                clustered.window().id(),
                new Document(
                        "$set",
                        new Document("modelVersion", clustered.modelVersion())
                                .append("cluster", clustered.cluster())
                                .append("distance", clustered.distance())));
    }

    /** A yardstick; after a start from nothing versions count anew, hence the time in its id. */
    static Upsert upsert(Scaler scaler) {
        return new Upsert(
                scaler.version() + "@" + scaler.sinceUs(),
                new Document(
                        "$set",
                        new Document("version", scaler.version())
                                .append("sinceAt", DocumentFields.date(scaler.sinceUs()))
                                .append("sinceUs", scaler.sinceUs())
                                .append("windows", scaler.windows())
                                .append("means", byName(scaler.means()))
                                .append("deviations", byName(scaler.deviations()))));
    }

    private static List<Double> shape(FeatureWindow window) {
        return Arrays.stream(window.shape()).boxed().toList();
    }

    /** A value a feature, null where it is not known. */
    static Document byName(double[] vector) {
        Document document = new Document();
        for (Feature feature : Feature.values()) {
            document.append(
                    FeatureNames.of(feature), DocumentFields.finite(vector[feature.index()]));
        }
        return document;
    }
}
