package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Which share of each period each tape covered. */
final class CoverageSection {
    private CoverageSection() {}

    static ObjectNode of(List<CoverageRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode cells = json.putArray("cells");
        rows.stream()
                .sorted(Comparator.comparing(CoverageRow::tape).thenComparing(CoverageRow::startUs))
                .forEach(
                        row ->
                                cells.addObject()
                                        .put("tape", row.tape())
                                        .put("hourMs", Math.floorDiv(row.startUs(), 1_000L))
                                        .put("share", row.liveShare())
                                        .put("tradeGaps", row.tradeGaps()));
        return json;
    }
}
