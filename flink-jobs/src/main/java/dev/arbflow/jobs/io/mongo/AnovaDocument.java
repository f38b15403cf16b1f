package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;

/** Comparisons of clusters as documents: one a market, model version and period. */
public final class AnovaDocument {
    private AnovaDocument() {}

    public static Upsert upsert(ClusterAnova anova) {
        Document fields =
                new Document("market", anova.market().code())
                        .append("modelVersion", anova.modelVersion())
                        .append("startUs", anova.startUs())
                        .append("endAt", DocumentFields.date(anova.endUs()))
                        .append("endUs", anova.endUs())
                        .append("verdict", anova.verdict().name())
                        .append("groups", groups(anova))
                        .append("classic", test(anova.classic()))
                        .append("welch", test(anova.welch()))
                        .append("brownForsythe", test(anova.brownForsythe()))
                        .append("etaSquared", DocumentFields.finite(anova.etaSquared()))
                        .append("omegaSquared", DocumentFields.finite(anova.omegaSquared()))
                        .append("differences", differences(anova));
        return new Upsert(anova.id(), new Document("$set", fields));
    }

    private static List<Document> groups(ClusterAnova anova) {
        return Arrays.stream(anova.groups())
                .map(
                        group ->
                                new Document("cluster", group.cluster())
                                        .append("observations", group.observations())
                                        .append("tested", group.tested())
                                        .append("meanBps", DocumentFields.finite(group.meanBps()))
                                        .append(
                                                "deviationBps",
                                                DocumentFields.finite(group.deviationBps())))
                .toList();
    }

    private static List<Document> differences(ClusterAnova anova) {
        return Arrays.stream(anova.differences())
                .map(
                        difference ->
                                new Document("cluster", difference.cluster())
                                        .append("other", difference.other())
                                        .append("bps", difference.bps())
                                        .append("lowBps", difference.lowBps())
                                        .append("highBps", difference.highBps()))
                .toList();
    }

    private static Document test(FTest test) {
        return new Document("f", DocumentFields.finite(test.f()))
                .append("numeratorDf", DocumentFields.finite(test.numeratorDf()))
                .append("denominatorDf", DocumentFields.finite(test.denominatorDf()))
                .append("p", DocumentFields.finite(test.p()));
    }
}
