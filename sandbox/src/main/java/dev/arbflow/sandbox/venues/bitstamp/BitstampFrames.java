package dev.arbflow.sandbox.venues.bitstamp;

import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.SideChanges;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Bitstamp's frames, written by hand in the order and format of recorded ones. */
public final class BitstampFrames {
    static final String HEARTBEAT =
            "{\"event\":\"bts:heartbeat\",\"channel\":\"\",\"data\":{\"status\":\"success\"}}";
    static final String REQUEST_RECONNECT =
            "{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":null}";

    private static final long FIRST_TRADE_ID = 272_944_337;
    private static final long FIRST_ORDER_ID = 1_587_919_681_548_289L;

    private BitstampFrames() {}

    static String acknowledged(String what, String channel) {
        return "{\"event\":\"bts:"
                + what
                + "_succeeded\",\"channel\":"
                + Requests.quote(channel)
                + ",\"data\":{}}";
    }

    static String error(String message) {
        return "{\"event\":\"bts:error\",\"channel\":\"\",\"data\":{\"code\":null,\"message\":\""
                + message
                + "\"}}";
    }

    /** The best levels, complete. */
    static String book(VenueStep step, int depth, String channel) {
        return data(
                step, step.after().best(depth).bids(), step.after().best(depth).asks(), channel);
    }

    /** What changed in the whole book; amount zero deletes. */
    static String difference(VenueStep step, String channel) {
        return data(
                step,
                all(SideChanges.between(step.before().bids(), step.after().bids())),
                all(SideChanges.between(step.before().asks(), step.after().asks())),
                channel);
    }

    public static long tradeId(VenueTrade trade) {
        return FIRST_TRADE_ID + trade.trade().venueNumber();
    }

    static String trade(VenueTrade trade, String channel) {
        BigDecimal amount = trade.trade().instrument().quantity(trade.trade().quantity());
        long newOrder = FIRST_ORDER_ID + 2 * trade.trade().venueNumber();
        return "{\"channel\":\""
                + channel
                + "\",\"data\":{\"amount\":"
                + amount.stripTrailingZeros().toPlainString()
                + ",\"amount_str\":\""
                + amount // not plain: the venue prints 1E-8
                + "\",\"buy_order_id\":"
                + (trade.takerBought() ? newOrder : newOrder - 1)
                + ",\"id\":"
                + tradeId(trade)
                + ",\"microtimestamp\":\""
                + trade.venueUs()
                + "\",\"price\":"
                + new BigDecimal(trade.price()).stripTrailingZeros().toPlainString()
                + ",\"price_str\":\""
                + trade.price()
                + "\",\"sell_order_id\":"
                + (trade.takerBought() ? newOrder - 1 : newOrder)
                + ",\"timestamp\":\""
                + trade.venueUs() / 1_000_000
                + "\",\"type\":"
                + (trade.takerBought() ? 0 : 1)
                + "},\"event\":\"trade\"}";
    }

    private static List<Level> all(SideChanges changes) {
        List<Level> all = new ArrayList<>(changes.gone());
        all.addAll(changes.set());
        return all;
    }

    private static String data(VenueStep step, List<Level> bids, List<Level> asks, String channel) {
        Instrument instrument = step.after().instrument();
        return "{\"data\":{\"timestamp\":\""
                + step.venueUs() / 1_000_000
                + "\",\"microtimestamp\":\""
                + step.venueUs()
                + "\",\"bids\":"
                + levels(instrument, bids)
                + ",\"asks\":"
                + levels(instrument, asks)
                + "},\"channel\":\""
                + channel
                + "\",\"event\":\"data\"}";
    }

    private static String levels(Instrument instrument, List<Level> side) {
        StringBuilder text = new StringBuilder("[");
        for (Level level : side) {
            text.append(text.length() > 1 ? ",[\"" : "[\"")
                    .append(instrument.price(level.price()).toPlainString())
                    .append("\",\"")
                    .append(instrument.quantity(level.quantity()).toPlainString())
                    .append("\"]");
        }
        return text.append(']').toString();
    }
}
