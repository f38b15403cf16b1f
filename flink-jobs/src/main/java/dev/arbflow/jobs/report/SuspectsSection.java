package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What looked like manipulation: by listing and kind, and the newest stretches. */
final class SuspectsSection {
    private static final int SHOWN = 20;
    private static final Comparator<SuspectRow> NEWEST_FIRST =
            Comparator.comparingLong(SuspectRow::startUs)
                    .reversed()
                    .thenComparing(SuspectRow::listing)
                    .thenComparing(SuspectRow::kind)
                    .thenComparing(SuspectRow::side);

    private SuspectsSection() {}

    static ObjectNode of(List<SuspectRow> stretches) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("all", stretches.size());
        ArrayNode kinds = json.putArray("kinds");
        stretches.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> Map.entry(row.listing(), row.kind()),
                                () ->
                                        new TreeMap<>(
                                                Map.Entry.<String, String>comparingByKey()
                                                        .thenComparing(
                                                                Map.Entry.comparingByValue())),
                                Collectors.toList()))
                .forEach((of, rows) -> kind(kinds.addObject(), of.getKey(), of.getValue(), rows));
        ArrayNode newest = json.putArray("rows");
        stretches.stream()
                .sorted(NEWEST_FIRST)
                .limit(SHOWN)
                .forEach(row -> stretch(newest.addObject(), row));
        return json;
    }

    private static void kind(ObjectNode json, String listing, String kind, List<SuspectRow> rows) {
        json.put("listing", listing)
                .put("kind", kind)
                .put("stretches", rows.size())
                .put("lengthMs", rows.stream().mapToDouble(SuspectsSection::lengthMs).sum())
                .put("signals", rows.stream().mapToLong(SuspectRow::signals).sum())
                .put("peak", rows.stream().mapToDouble(SuspectRow::peak).max().orElseThrow());
    }

    private static void stretch(ObjectNode json, SuspectRow row) {
        json.put("listing", row.listing())
                .put("kind", row.kind())
                .put("side", row.side())
                .put("startMs", Math.floorDiv(row.startUs(), 1_000L))
                .put("lengthMs", lengthMs(row))
                .put("signals", row.signals())
                .put("peak", row.peak())
                .put("quantity", row.quantity());
    }

    private static double lengthMs(SuspectRow row) {
        return (row.endUs() - row.startUs()) / 1e3;
    }
}
