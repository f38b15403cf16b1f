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

/** The newest comparison of groups in each market, for each outcome. */
final class AnovaSection {
    private AnovaSection() {}

    static ObjectNode of(List<AnovaRow> rows) {
        Map<String, AnovaRow> newest =
                rows.stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.market() + ' ' + row.outcome(),
                                        row -> row,
                                        BinaryOperator.maxBy(
                                                Comparator.comparingLong(AnovaRow::endUs)),
                                        TreeMap::new));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode tests = json.putArray("rows");
        for (AnovaRow row : newest.values()) {
            put(tests.addObject(), row, "labels moved in time", shifts(row.shiftP()));
            put(tests.addObject(), row, "the same, among all markets", shifts(row.adjustedP()));
            put(tests.addObject(), row, "analysis of variance", row.classic());
            put(tests.addObject(), row, "Welch's variant", row.welch());
            put(tests.addObject(), row, "Brown and Forsythe, of variances", row.brownForsythe());
        }
        return json;
    }

    /** A test without a distribution of its own. */
    private static AnovaRow.Test shifts(double p) {
        return new AnovaRow.Test(Double.NaN, Double.NaN, Double.NaN, p);
    }

    private static void put(ObjectNode node, AnovaRow row, String name, AnovaRow.Test test) {
        node.put("market", row.market())
                .put("outcome", row.outcome())
                .put("modelVersion", row.modelVersion())
                .put("observations", row.observations())
                .put("effective", row.effective())
                .put("verdict", row.verdict())
                .put("omegaSquared", row.omegaSquared())
                .put("test", name)
                .put("f", test.f())
                .put("numeratorDf", test.numeratorDf())
                .put("denominatorDf", test.denominatorDf())
                .put("p", test.p());
    }
}
