package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import java.math.BigDecimal;

/** One record of each kind that becomes a point. */
public final class PointSamples {
    static final long AT_US = StoreSamples.OPENED_US;
    private static final Market BTC_USD = Market.parse("BTC/USD");

    private PointSamples() {}

    public static Quote quote() {
        return new Quote(
                Feed.KRAKEN,
                Venue.KRAKEN,
                BTC_USD,
                BookValidity.VALID,
                20_000,
                1.5,
                20_001,
                2.5,
                1_500,
                AT_US,
                7);
    }

    public static Quote invalidQuote() {
        return new Quote(
                Feed.KRAKEN,
                Venue.KRAKEN,
                BTC_USD,
                BookValidity.GAP,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                1_500,
                AT_US,
                8);
    }

    public static StampedTrade trade(int ordinal) {
        return new StampedTrade(
                Trades.kraken("BTC/USD").buy().price(20_000.5).quantity(0.25).atUs(AT_US).build(),
                ordinal);
    }

    public static Spread spread() {
        return new Spread(
                StoreSamples.ROUTE,
                AT_US,
                50,
                31,
                new BigDecimal("0.5"),
                new BigDecimal("10000"),
                new BigDecimal("10031"),
                false,
                20_000,
                20_100,
                2_000,
                500,
                new BigDecimal("10000"),
                new BigDecimal("10031"),
                false,
                null,
                null);
    }

    public static PriceWindow window() {
        return new PriceWindow(
                Feed.COINAPI,
                Venue.BINANCE,
                BTC_USD,
                AT_US - 1_000_000,
                AT_US,
                20_000,
                Double.NaN,
                20_001,
                Double.NaN,
                3,
                true);
    }

    public static IndicativeSpread indicative() {
        return new IndicativeSpread(StoreSamples.ROUTE, AT_US - 1_000_000, AT_US, 4.5);
    }
}
