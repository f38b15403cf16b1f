package dev.arbflow.connector.websocket.venue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.book.Ladder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documented way to build Bitstamp's book, done as plainly as possible. */
final class BitstampTwin {
    private final SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final List<JsonNode> early = new ArrayList<>();
    private long seedUs = -1;
    private int unknownDeletes;

    void hear(String event, JsonNode data) {
        if (event.equals("arbflow:rest_order_book")) {
            seedUs = data.get("microtimestamp").asLong();
            apply(data);
            early.forEach(this::applyIfNewer);
        } else if (seedUs < 0) {
            early.add(data);
        } else {
            applyIfNewer(data);
        }
    }

    int unknownDeletes() {
        return unknownDeletes;
    }

    Ladder bids(int depth) {
        return best(bids, depth);
    }

    Ladder asks(int depth) {
        return best(asks, depth);
    }

    private void applyIfNewer(JsonNode data) {
        if (data.get("microtimestamp").asLong() > seedUs) {
            apply(data);
        }
    }

    private void apply(JsonNode data) {
        data.get("bids").forEach(level -> apply(level, bids));
        data.get("asks").forEach(level -> apply(level, asks));
    }

    private void apply(JsonNode level, SortedMap<BigDecimal, BigDecimal> side) {
        BigDecimal price = new BigDecimal(level.get(0).asText()).stripTrailingZeros();
        BigDecimal amount = new BigDecimal(level.get(1).asText());
        if (amount.signum() != 0) {
            side.put(price, amount);
        } else if (side.remove(price) == null) {
            unknownDeletes++;
        }
    }

    private static Ladder best(SortedMap<BigDecimal, BigDecimal> side, int depth) {
        return new Ladder(
                side.keySet().stream().limit(depth).mapToDouble(BigDecimal::doubleValue).toArray(),
                side.values().stream().limit(depth).mapToDouble(BigDecimal::doubleValue).toArray());
    }
}
