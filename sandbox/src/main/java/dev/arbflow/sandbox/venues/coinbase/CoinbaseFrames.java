package dev.arbflow.sandbox.venues.coinbase;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.SideChanges;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTimes;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/** Coinbase Exchange's frames, written by hand in the order and format of recorded ones. */
public final class CoinbaseFrames {
    private static final long FIRST_TRADE_ID = 1_052_119_287;
    private static final long FIRST_SEQUENCE = 132_235_025_345L;

    /** The sequence counts all order events of a product, of which matches are a few. */
    private static final long EVENTS_A_TRADE = 37;

    private CoinbaseFrames() {}

    static String product(Market market) {
        return market.base().code() + '-' + market.quote().code();
    }

    public static long tradeId(VenueTrade trade) {
        return FIRST_TRADE_ID + trade.trade().number();
    }

    static String error(String message, String reason) {
        return "{\"type\":\"error\",\"message\":\""
                + message
                + "\",\"reason\":"
                + Requests.quote(reason)
                + '}';
    }

    static String snapshot(BookState book, long venueUs) {
        Instrument instrument = book.instrument();
        return "{\"type\":\"snapshot\",\"product_id\":\""
                + product(instrument.listing().market())
                + "\",\"asks\":"
                + levels(instrument, book.asks())
                + ",\"bids\":"
                + levels(instrument, book.bids())
                + ",\"time\":\""
                + VenueTimes.rfc3339(venueUs)
                + "\"}";
    }

    /** The changes of the whole book; empty if there are none. */
    static String update(VenueStep step) {
        StringJoiner changes = new StringJoiner(",");
        Instrument instrument = step.after().instrument();
        add(
                changes,
                "buy",
                instrument,
                SideChanges.between(step.before().bids(), step.after().bids()));
        add(
                changes,
                "sell",
                instrument,
                SideChanges.between(step.before().asks(), step.after().asks()));
        return changes.length() == 0
                ? ""
                : "{\"type\":\"l2update\",\"product_id\":\""
                        + product(step.market())
                        + "\",\"changes\":["
                        + changes
                        + "],\"time\":\""
                        + VenueTimes.rfc3339(step.venueUs())
                        + "\"}";
    }

    /**
     * @param type {@code match}, or {@code last_match} for one from before the subscription
     */
    static String match(String type, VenueTrade trade) {
        return "{\"type\":\""
                + type
                + "\",\"trade_id\":"
                + tradeId(trade)
                + ",\"maker_order_id\":\""
                + order(trade, "maker")
                + "\",\"taker_order_id\":\""
                + order(trade, "taker")
                + "\",\"side\":\""
                + (trade.takerBought() ? "sell" : "buy") // the maker's
                + "\",\"size\":\""
                + stripped(trade.quantity())
                + "\",\"price\":\""
                + stripped(trade.price())
                + "\",\"product_id\":\""
                + product(trade.market())
                + "\",\"sequence\":"
                + sequence(trade.trade().number())
                + ",\"time\":\""
                + VenueTimes.rfc3339(trade.venueUs())
                + "\"}";
    }

    static String heartbeat(Market market, Optional<VenueTrade> last, long venueUs) {
        long number = last.map(trade -> trade.trade().number()).orElse(0L);
        return "{\"type\":\"heartbeat\",\"last_trade_id\":"
                + (FIRST_TRADE_ID + number)
                + ",\"product_id\":\""
                + product(market)
                + "\",\"sequence\":"
                + (sequence(number) + 1)
                + ",\"time\":\""
                + VenueTimes.rfc3339(venueUs)
                + "\"}";
    }

    private static long sequence(long tradeNumber) {
        return FIRST_SEQUENCE + EVENTS_A_TRADE * tradeNumber;
    }

    private static UUID order(VenueTrade trade, String role) {
        String name = role + trade.trade().instrument().listing() + trade.trade().number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(
            StringJoiner changes, String side, Instrument instrument, SideChanges of) {
        of.gone().forEach(level -> changes.add(change(side, instrument, level)));
        of.set().forEach(level -> changes.add(change(side, instrument, level)));
    }

    private static String change(String side, Instrument instrument, Level level) {
        return "[\"" + side + "\"," + level(instrument, level).substring(1);
    }

    private static String levels(Instrument instrument, List<Level> side) {
        StringJoiner levels = new StringJoiner(",", "[", "]");
        side.forEach(level -> levels.add(level(instrument, level)));
        return levels.toString();
    }

    private static String level(Instrument instrument, Level level) {
        return "[\""
                + instrument.price(level.price()).toPlainString()
                + "\",\""
                + instrument.quantity(level.quantity()).toPlainString()
                + "\"]";
    }

    private static String stripped(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
