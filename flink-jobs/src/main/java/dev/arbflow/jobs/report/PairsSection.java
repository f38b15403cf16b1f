package dev.arbflow.jobs.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The closest pairs of windows with their paths, closest first. */
final class PairsSection {
    private PairsSection() {}

    static ObjectNode of(List<PairPath> paths) {
        Map<Integer, PairPath[]> byRank = new TreeMap<>();
        for (PairPath path : paths) {
            PathRequest request = path.request();
            byRank.computeIfAbsent(request.rank(), rank -> new PairPath[2])[
                            request.second() ? 1 : 0] =
                    path;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode best = json.putArray("best");
        byRank.values().stream()
                // A window may have outlived its retention although its pair has not.
                .filter(both -> both[0] != null && both[1] != null)
                .forEach(both -> put(best.addObject(), both[0], both[1]));
        return json;
    }

    private static void put(ObjectNode node, PairPath first, PairPath second) {
        PairRow pair = first.request().pair();
        node.put("first", label(pair.firstListing(), pair.firstEndUs()))
                .put("second", label(pair.secondListing(), pair.secondEndUs()))
                .put("distance", pair.distance())
                .put("correlation", pair.correlation());
        put(node.putArray("a"), first.shapeBps());
        put(node.putArray("b"), second.shapeBps());
    }

    private static void put(ArrayNode array, double[] values) {
        for (double value : values) {
            array.add(value);
        }
    }

    private static String label(String listing, long endUs) {
        return listing + ", " + Instant.ofEpochSecond(Math.floorDiv(endUs, 1_000_000L));
    }
}
