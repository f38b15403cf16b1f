package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Where the price is made: the median share of every two venues of a market over the periods that
 * have one.
 */
final class DiscoverySection {
    private DiscoverySection() {}

    static ObjectNode of(List<DiscoveryRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode pairs = json.putArray("rows");
        rows.stream()
                .sorted(Comparator.comparingLong(DiscoveryRow::endUs))
                .collect(
                        Collectors.groupingBy(
                                row -> row.market() + ' ' + row.first() + ' ' + row.second(),
                                TreeMap::new,
                                Collectors.toList()))
                .values()
                .forEach(periods -> put(pairs, periods));
        return json;
    }

    private static void put(ArrayNode pairs, List<DiscoveryRow> periods) {
        DiscoveryRow newest = periods.get(periods.size() - 1);
        pairs.addObject()
                .put("market", newest.market())
                .put("first", newest.first())
                .put("second", newest.second())
                .put("periods", shares(periods, DiscoveryRow::lowShare).length)
                .put("lowShare", median(periods, DiscoveryRow::lowShare))
                .put("highShare", median(periods, DiscoveryRow::highShare))
                .put("componentShare", median(periods, DiscoveryRow::componentShare))
                .put("newest", newest.verdict());
    }

    private static double median(List<DiscoveryRow> rows, ToDoubleFunction<DiscoveryRow> share) {
        return new FiveNumbers(shares(rows, share)).median();
    }

    /** Of the periods that have one. */
    private static double[] shares(List<DiscoveryRow> rows, ToDoubleFunction<DiscoveryRow> share) {
        return rows.stream().mapToDouble(share).filter(Double::isFinite).toArray();
    }
}
