package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The newest comparison of groups in each market. */
final class AnovaSection {
    private AnovaSection() {}

    static ObjectNode of(List<AnovaRow> rows) {
        Map<String, AnovaRow> newest =
                rows.stream()
                        .collect(
                                Collectors.toMap(
                                        AnovaRow::market,
                                        row -> row,
                                        BinaryOperator.maxBy(
                                                Comparator.comparingLong(AnovaRow::endUs)
                                                        .thenComparing(AnovaRow::modelVersion)),
                                        TreeMap::new));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode tests = json.putArray("rows");
        for (AnovaRow row : newest.values()) {
            put(tests.addObject(), row, "analysis of variance", row.classic());
            put(tests.addObject(), row, "Welch's variant", row.welch());
            put(tests.addObject(), row, "Brown and Forsythe, of variances", row.brownForsythe());
        }
        return json;
    }

    private static void put(ObjectNode node, AnovaRow row, String name, AnovaRow.Test test) {
        node.put("market", row.market())
                .put("modelVersion", row.modelVersion())
                .put("observations", row.observations())
                .put("verdict", row.verdict())
                .put("omegaSquared", row.omegaSquared())
                .put("test", name)
                .put("f", test.f())
                .put("numeratorDf", test.numeratorDf())
                .put("denominatorDf", test.denominatorDf())
                .put("p", test.p());
    }
}
