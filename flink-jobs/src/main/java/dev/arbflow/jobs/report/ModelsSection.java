package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Whether groups of behaviour lasted from version to version, and whether there are any. */
final class ModelsSection {
    private static final int MAX_SHOWN = 500;

    private ModelsSection() {}

    /** Empty if there was no version. */
    static ObjectNode of(List<ModelRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (rows.isEmpty()) {
            return json;
        }
        List<ModelRow> inTime =
                rows.stream()
                        .sorted(
                                Comparator.comparingLong(ModelRow::learnedUs)
                                        .thenComparing(ModelRow::version))
                        .toList();
        DoubleSummaryStatistics agreement =
                inTime.stream()
                        .mapToDouble(ModelRow::agreement)
                        .filter(Double::isFinite)
                        .summaryStatistics();
        json.put("versions", inTime.size());
        json.put("refits", inTime.stream().filter(ModelRow::refitted).count());
        json.put("compared", agreement.getCount());
        json.put("meanAgreement", agreement.getAverage());
        json.put("leastAgreement", agreement.getMin());
        ModelRow newest = inTime.get(inTime.size() - 1);
        json.put("supported", newest.supported());
        json.put("score", newest.score());
        json.put("noise", newest.noise());
        putNewest(inTime, json.putArray("newest"));
        return json;
    }

    private static void putNewest(List<ModelRow> inTime, ArrayNode newest) {
        inTime.stream()
                .skip(Math.max(0, inTime.size() - MAX_SHOWN))
                .forEach(
                        row ->
                                newest.addObject()
                                        .put("learnedMs", Math.floorDiv(row.learnedUs(), 1_000L))
                                        .put("version", row.version())
                                        .put("clusters", row.clusters())
                                        .put("refitted", row.refitted())
                                        .put("agreement", row.agreement()));
    }
}
