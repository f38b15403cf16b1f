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
import java.util.SplittableRandom;

/**
 * The trade ids of one tape: numbers that grow by one to a few, a tenth of them delivered again
 * within the next thousand.
 */
public final class TradeIds {
    private static final int IDS = 100_000;
    private static final int WITHIN = 1_000;
    private static final double AGAIN = 0.1;

    private static final List<Market> MARKETS =
            List.of(
                    Market.parse("BTC/USD"),
                    Market.parse("ETH/USD"),
                    Market.parse("ETH/BTC"),
                    Market.parse("LTC/USD"));

    private TradeIds() {}

    /** The same ids each time. */
    public static List<String> seeded() {
        SplittableRandom random = new SplittableRandom(20_261_129);
        List<String> ids = new ArrayList<>(IDS);
        long newest = 669_899_163;
        while (ids.size() < IDS) {
            if (ids.size() > WITHIN && random.nextDouble() < AGAIN) {
                ids.add(ids.get(ids.size() - 1 - random.nextInt(WITHIN)));
            } else {
                newest += random.nextInt(1, 4);
                ids.add(Long.toString(newest));
            }
        }
        return ids;
    }

    /** The same as trades of four markets, a thousand a second. */
    public static List<Trade> seededTrades() {
        List<Trade> trades = new ArrayList<>();
        for (String id : seeded()) {
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
