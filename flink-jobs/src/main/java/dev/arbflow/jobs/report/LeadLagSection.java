package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who leads: what all periods say of every two venues of a market, by each clock. */
final class LeadLagSection {
    private LeadLagSection() {}

    static ObjectNode of(List<LeadLagRow> rows) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode pairs = json.putArray("rows");
        rows.stream()
                .sorted(Comparator.comparingLong(LeadLagRow::endUs))
                .collect(
                        Collectors.groupingBy(
                                row -> row.market() + ' ' + row.first() + ' ' + row.second(),
                                TreeMap::new,
                                Collectors.toList()))
                .values()
                .forEach(
                        periods -> {
                            put(pairs, periods, "receive", LeadLagRow::receiveTime);
                            put(pairs, periods, "exchange", LeadLagRow::exchangeTime);
                        });
        return json;
    }

    private static void put(
            ArrayNode pairs,
            List<LeadLagRow> periods,
            String clock,
            Function<LeadLagRow, LeadLagRow.Estimate> by) {
        LeadLagRow newest = periods.get(periods.size() - 1);
        double[] lagsMs =
                periods.stream()
                        .mapToDouble(row -> by.apply(row).lagMs())
                        .filter(Double::isFinite)
                        .toArray();
        pairs.addObject()
                .put("market", newest.market())
                .put("first", newest.first())
                .put("second", newest.second())
                .put("clock", clock)
                .put("periods", periods.size())
                .put("firstLeads", count(periods, by, "FIRST_LEADS"))
                .put("secondLeads", count(periods, by, "SECOND_LEADS"))
                .put("together", count(periods, by, "TOGETHER"))
                .put("medianLagMs", new FiveNumbers(lagsMs).median())
                .put("newest", by.apply(newest).verdict())
                .put("newestLagMs", by.apply(newest).lagMs());
    }

    private static long count(
            List<LeadLagRow> periods,
            Function<LeadLagRow, LeadLagRow.Estimate> by,
            String verdict) {
        return periods.stream().filter(row -> by.apply(row).verdict().equals(verdict)).count();
    }
}
