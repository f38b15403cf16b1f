package dev.arbflow.sandbox.venues.kraken;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.SideChanges;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTimes;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Kraken's version 2 frames, written by hand in the order and format of recorded ones. */
final class KrakenFrames {
    static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";

    /** A few of Kraken's connection ids are larger than a signed 64-bit number. */
    private static final String CONNECTION_ID = "18125794168470749634";

    private KrakenFrames() {}

    static String status(String system) {
        return "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"version\":\"2.0.10\","
                + "\"system\":\""
                + system
                + "\",\"api_version\":\"v2\",\"connection_id\":"
                + CONNECTION_ID
                + ",\"upcoming_maintenance\":[],\"emergency\":[]}]}";
    }

    /**
     * @param result the object that says what was granted
     */
    static String granted(String method, String result, String requestId, long venueUs) {
        return "{\"method\":\""
                + method
                + "\",\"result\":"
                + result
                + ",\"success\":true"
                + times(venueUs)
                + requestId
                + '}';
    }

    /** What was granted of a book. */
    static String bookResult(Market market, int depth, boolean snapshot) {
        return "{\"channel\":\"book\",\"depth\":%s,\"snapshot\":%s,\"symbol\":\"%s\"}"
                .formatted(depth, snapshot, market.code());
    }

    static String pong(String requestId, long venueUs) {
        String at = VenueTimes.rfc3339(venueUs);
        return "{\"method\":\"pong\"%s,\"time_in\":\"%s\",\"time_out\":\"%s\"}"
                .formatted(requestId, at, at);
    }

    static String refused(
            String method, String why, String symbol, String requestId, long venueUs) {
        return "{\"error\":"
                + Requests.quote(why)
                + ",\"method\":"
                + Requests.quote(method)
                + ",\"success\":false"
                + (symbol.isEmpty() ? "" : ",\"symbol\":" + Requests.quote(symbol))
                + times(venueUs)
                + requestId
                + '}';
    }

    static String snapshot(BookState book, long checksum, long venueUs) {
        return book("snapshot", book, book.bids(), book.asks(), checksum, venueUs);
    }

    /**
     * The changes between two views of a subscriber; empty if there are none.
     *
     * <p>Prices that only fell out of the view are not deleted: the subscriber cuts its book
     * himself.
     *
     * @param priceTwice whether one price is told twice, as the venue does now and then
     */
    static String update(VenueStep step, int depth, boolean priceTwice, long checksum) {
        List<Level> bids =
                side(
                        step.before().best(depth).bids(),
                        step.after().best(depth).bids(),
                        step.after().bids());
        List<Level> asks =
                side(
                        step.before().best(depth).asks(),
                        step.after().best(depth).asks(),
                        step.after().asks());
        if (bids.isEmpty() && asks.isEmpty()) {
            return "";
        }
        if (priceTwice) {
            List<Level> twice = bids.isEmpty() ? asks : bids;
            Level last = twice.get(twice.size() - 1);
            twice.add(0, new Level(last.price(), last.quantity() + 1));
        }
        return book("update", step.after(), bids, asks, checksum, step.venueUs());
    }

    static String trades(String type, List<VenueTrade> trades) {
        return trades.stream()
                .map(KrakenFrames::trade)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[",
                                "]}"));
    }

    private static String trade(VenueTrade trade) {
        return "{\"symbol\":\""
                + trade.market().code()
                + "\",\"side\":\""
                + (trade.takerBought() ? "buy" : "sell")
                + "\",\"price\":"
                + trade.price()
                + ",\"qty\":"
                + trade.quantity()
                + ",\"ord_type\":\"limit\",\"trade_id\":"
                + trade.trade().number()
                + ",\"timestamp\":\""
                + VenueTimes.rfc3339(trade.venueUs())
                + "\"}";
    }

    private static List<Level> side(List<Level> before, List<Level> after, List<Level> whole) {
        SideChanges changes = SideChanges.between(before, after);
        List<Level> all = new ArrayList<>(changes.goneFrom(whole));
        all.addAll(changes.set());
        return all;
    }

    private static String book(
            String type,
            BookState book,
            List<Level> bids,
            List<Level> asks,
            long checksum,
            long venueUs) {
        Market market = book.instrument().listing().market();
        return "{\"channel\":\"book\",\"type\":\""
                + type
                + "\",\"data\":[{\"symbol\":\""
                + market.code()
                + "\",\"bids\":"
                + levels(book.instrument(), bids)
                + ",\"asks\":"
                + levels(book.instrument(), asks)
                + ",\"checksum\":"
                + checksum
                + ",\"timestamp\":\""
                + VenueTimes.rfc3339(venueUs)
                + "\"}]}";
    }

    private static String levels(Instrument instrument, List<Level> side) {
        StringBuilder text = new StringBuilder("[");
        for (Level level : side) {
            text.append(text.length() > 1 ? "," : "")
                    .append("{\"price\":")
                    .append(instrument.price(level.price()).toPlainString())
                    .append(",\"qty\":")
                    .append(instrument.quantity(level.quantity()).toPlainString())
                    .append('}');
        }
        return text.append(']').toString();
    }

    private static String times(long venueUs) {
        return ",\"time_in\":\""
                + VenueTimes.rfc3339(venueUs)
                + "\",\"time_out\":\""
                + VenueTimes.rfc3339(venueUs + 40)
                + '"';
    }
}
