package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an account would have made of the episodes: by currency, and by day. */
final class PaperSection {
    private PaperSection() {}

    static ObjectNode of(List<PaperRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode currencies = json.putArray("currencies");
        byCurrency(rows).forEach((currency, of) -> sum(currencies.addObject(), currency, of));
        ArrayNode days = json.putArray("days");
        rows.stream()
                .sorted(Comparator.comparing(PaperRow::dayUs).thenComparing(PaperRow::currency))
                .forEach(row -> day(days.addObject(), row));
        return json;
    }

    private static Map<String, List<PaperRow>> byCurrency(List<PaperRow> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                PaperRow::currency, TreeMap::new, Collectors.toList()));
    }

    private static void sum(ObjectNode json, String currency, List<PaperRow> days) {
        json.put("currency", currency)
                .put("days", days.size())
                .put("net", days.stream().mapToDouble(PaperRow::net).sum())
                .put("offered", days.stream().mapToLong(row -> row.counts().offered()).sum())
                .put("trades", days.stream().mapToLong(row -> row.counts().trades()).sum());
    }

    private static void day(ObjectNode json, PaperRow row) {
        PaperRow.Counts counts = row.counts();
        json.put("day", row.day())
                .put("currency", row.currency())
                .put("net", row.net())
                .put("profit", row.profit())
                .put("offeredProfit", row.offeredProfit())
                .put("fees", row.fees())
                .put("turnover", row.turnover())
                .put("rebalancingCost", row.rebalancingCost())
                .put(
                        "meanLatencyMs",
                        Double.isNaN(row.meanLatencyMs()) ? null : row.meanLatencyMs())
                .put("inventoryValue", row.inventoryValue())
                .put("offered", counts.offered())
                .put("trades", counts.trades())
                .put("tooLate", counts.tooLate())
                .put("unknown", counts.unknown())
                .put("gone", counts.gone())
                .put("taken", counts.taken())
                .put("tooSmall", counts.tooSmall())
                .put("noInventory", counts.noInventory())
                .put("transfers", counts.transfers());
    }
}
