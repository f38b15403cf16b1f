package dev.arbflow.market.trade;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Since;
import dev.arbflow.market.Venue;

/**
 * What was paid and taken on one venue and market during a sliding window of event time.
 *
 * <p>Prices are {@link Double#NaN} where no such trade fell into the window.
 *
 * @param feed who told us
 * @param venue where
 * @param market what
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param minBuy lowest price at which a taker bought
 * @param maxSell highest price at which a taker sold
 * @param lastBuy newest price at which a taker bought
 * @param lastSell newest price at which a taker sold
 * @param trades number of trades
 * @param missingTrades whether others are or may be missing, so that a lower purchase or a higher
 *     sale may not have been heard
 */
public record PriceWindow(
        Feed feed,
        Venue venue,
        Market market,
        long startUs,
        long endUs,
        double minBuy,
        double maxSell,
        double lastBuy,
        double lastSell,
        long trades,
        @Since(version = 2, absent = "false") boolean missingTrades) {}
