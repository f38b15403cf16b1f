package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of its privacy budget each tape has spent at most. */
final class PrivacySection {
    private PrivacySection() {}

    static ObjectNode of(List<ReleaseRow> releases) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("limit", releases.stream().mapToDouble(ReleaseRow::budget).max().orElse(0));
        ArrayNode rows = json.putArray("rows");
        Map<String, List<ReleaseRow>> byTape =
                releases.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ReleaseRow::tape, TreeMap::new, Collectors.toList()));
        byTape.forEach(
                (tape, of) ->
                        rows.addObject()
                                .put("name", tape)
                                .put("spent", most(of))
                                .put("releases", of.stream().filter(ReleaseRow::released).count())
                                .put(
                                        "refused",
                                        of.stream().filter(row -> !row.released()).count()));
        return json;
    }

    private static double most(List<ReleaseRow> of) {
        return of.stream().mapToDouble(ReleaseRow::spent).max().orElse(0);
    }
}
