package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What looked like an opportunity and was refused, by reason and by route. */
final class RefusalsSection {
    private RefusalsSection() {}

    static ObjectNode of(List<RefusalRow> refusals) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("candidates", refusals.stream().mapToLong(RefusalRow::candidates).sum());
        json.put("samples", refusals.stream().mapToLong(RefusalRow::samples).sum());
        reasons(refusals, json.putArray("reasons"));
        ArrayNode cells = json.putArray("byRoute");
        grouped(refusals, row -> row.route() + '\n' + row.reason())
                .forEach(
                        (key, of) ->
                                cells.addObject()
                                        .put("route", of.get(0).route())
                                        .put("reason", of.get(0).reason())
                                        .put("samples", samples(of)));
        return json;
    }

    private static void reasons(List<RefusalRow> refusals, ArrayNode rows) {
        grouped(refusals, RefusalRow::reason)
                .forEach(
                        (reason, of) ->
                                rows.addObject()
                                        .put("reason", reason)
                                        .put("samples", samples(of))
                                        .put(
                                                "candidates",
                                                of.stream()
                                                        .mapToLong(RefusalRow::candidates)
                                                        .sum()));
    }

    private static Map<String, List<RefusalRow>> grouped(
            List<RefusalRow> refusals, Function<RefusalRow, String> key) {
        return refusals.stream()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static long samples(List<RefusalRow> of) {
        return of.stream().mapToLong(RefusalRow::samples).sum();
    }
}
