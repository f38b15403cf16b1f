package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the venues' mid prices stand apart, by route, before fees: the mids of two venues of a
 * market at the common end of their windows.
 */
final class DifferencesSection {
    private static final double BPS = 1e4;

    private final Map<String, List<WindowRow>> byMoment = new HashMap<>();

    private DifferencesSection() {}

    static ObjectNode of(List<WindowRow> windows) {
        DifferencesSection section = new DifferencesSection();
        windows.forEach(section::add);
        return section.json();
    }

    private void add(WindowRow window) {
        if (window.complete()) {
            byMoment.computeIfAbsent(window.moment(), key -> new ArrayList<>()).add(window);
        }
    }

    private ObjectNode json() {
        Map<String, List<Double>> byRoute = new TreeMap<>();
        byMoment.values().forEach(together -> compare(together, byRoute));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        byRoute.forEach((route, differences) -> rows.add(row(route, differences)));
        return JsonNodeFactory.instance.objectNode().set("routes", rows);
    }

    private static void compare(List<WindowRow> together, Map<String, List<Double>> byRoute) {
        for (WindowRow buy : together) {
            for (WindowRow sell : together) {
                // One direction is enough: the other is its mirror.
                if (buy.listing().compareTo(sell.listing()) < 0) {
                    byRoute.computeIfAbsent(route(buy, sell), key -> new ArrayList<>())
                            .add((sell.lastMid() / buy.lastMid() - 1) * BPS);
                }
            }
        }
    }

    private static ObjectNode row(String route, List<Double> differences) {
        double[] sample = differences.stream().mapToDouble(Double::doubleValue).toArray();
        ObjectNode row =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("route", route)
                        .put("windows", sample.length);
        row.set("percentiles", new FiveNumbers(sample).json());
        return row;
    }

    private static String route(WindowRow buy, WindowRow sell) {
        Listing from = Listing.parse(buy.listing());
        return new Route(from.market(), from.venue(), Listing.parse(sell.listing()).venue()).code();
    }
}
