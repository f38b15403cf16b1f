package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.Trade;
import java.util.ArrayList;
import java.util.List;

/** The ids of {@link TradeIds} as trades of four markets, a thousand a second. */
public final class TapedTrades {
    private static final List<Market> MARKETS =
            List.of(
                    Market.parse("BTC/USD"),
                    Market.parse("ETH/USD"),
                    Market.parse("ETH/BTC"),
                    Market.parse("LTC/USD"));

    private TapedTrades() {}

    /** The same trades each time. */
    public static List<Trade> seeded() {
        List<Trade> trades = new ArrayList<>();
        for (String id : TradeIds.seeded()) {
            trades.add(trade(Long.parseLong(id), trades.size() * 1_000L));
        }
        return trades;
    }

    private static Trade trade(long id, long atUs) {
        return new Trade(
                new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1 + atUs),
                Venue.KRAKEN,
                MARKETS.get((int) (id % MARKETS.size())),
                Long.toString(id),
                Side.BUY,
                100,
                1,
                new Times(atUs, 0, atUs, atUs),
                0);
    }
}
