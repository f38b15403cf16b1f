package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A client's trades of Bitfinex: past ones newest first, then each as {@code te} and {@code tu}.
 */
public final class BitfinexTrades {
    private static final int SNAPSHOT_TRADES = 30;
    private static final long FIRST_ID = 669_899_158;
    private static final long UPDATED_AFTER_US = 50_000;

    private final VenueMemory venue;
    private final BitfinexWriter writer;
    private final Deque<Updated> updates = new ArrayDeque<>();

    /** A {@code tu} frame that follows its {@code te} a little later. */
    private record Updated(long dueVenueUs, BitfinexChannel channel, VenueTrade trade) {}

    BitfinexTrades(VenueMemory venue, BitfinexWriter writer) {
        this.venue = venue;
        this.writer = writer;
    }

    void past(BitfinexChannel channel) {
        Market market = channel.market();
        List<VenueTrade> past = venue.newestFirst(market, SNAPSHOT_TRADES);
        List<String> rows = past.stream().map(BitfinexTrades::row).toList();
        List<String> ids = past.stream().map(trade -> trade.countedAs(tradeId(trade))).toList();
        writer.data(
                channel,
                "[" + String.join(",", rows) + "]",
                Frame.repeated(channel.marketChannel(), "", ids));
    }

    void executed(BitfinexChannel channel, VenueTrade trade) {
        writer.data(channel, "\"te\"," + row(trade), counted(channel, trade));
        updates.addLast(new Updated(trade.venueUs() + UPDATED_AFTER_US, channel, trade));
    }

    void updateDue() {
        while (!updates.isEmpty() && updates.getFirst().dueVenueUs() <= venue.venueUs()) {
            Updated due = updates.removeFirst();
            writer.data(
                    due.channel(),
                    "\"tu\"," + row(due.trade()),
                    counted(due.channel(), due.trade()));
        }
    }

    private static String row(VenueTrade trade) {
        BigDecimal amount = new BigDecimal(trade.quantity());
        return "["
                + tradeId(trade)
                + ','
                + trade.venueUs() / 1_000
                + ','
                + BitfinexNumbers.print(trade.takerBought() ? amount : amount.negate())
                + ','
                + BitfinexNumbers.print(new BigDecimal(trade.price()))
                + ']';
    }

    private static Frame counted(BitfinexChannel channel, VenueTrade trade) {
        return Frame.trades(channel.marketChannel(), "", List.of(trade.countedAs(tradeId(trade))));
    }

    public static long tradeId(VenueTrade trade) {
        return FIRST_ID + trade.trade().venueNumber();
    }
}
