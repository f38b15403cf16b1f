package dev.arbflow.jobs.prices;

import dev.arbflow.market.Side;
import dev.arbflow.market.Since;
import dev.arbflow.market.Tape;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;

/**
 * What is kept of the trades of one slide: windows are merged from panes, so that a trade is
 * touched once and not once a window.
 *
 * @param minBuy lowest price at which a taker bought; positive infinity if none did
 * @param maxSell highest price at which a taker sold; negative infinity if none did
 * @param lastBuy newest price at which a taker bought
 * @param lastSell newest price at which a taker sold
 * @param trades number of trades
 * @param missingTrades whether others are or may be missing
 */
record Pane(
        double minBuy,
        double maxSell,
        LastPrice lastBuy,
        LastPrice lastSell,
        long trades,
        @Since(version = 2, absent = "false") boolean missingTrades) {

    /** Without trades; merging it changes nothing. */
    static final Pane EMPTY =
            new Pane(
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    LastPrice.NONE,
                    LastPrice.NONE,
                    0,
                    false);

    /** In which trades are or may be missing. */
    static final Pane GAP =
            new Pane(EMPTY.minBuy, EMPTY.maxSell, LastPrice.NONE, LastPrice.NONE, 0, true);

    static Pane of(Trade trade) {
        LastPrice last = LastPrice.of(trade);
        return trade.takerSide() == Side.BUY
                ? new Pane(trade.price(), EMPTY.maxSell, last, LastPrice.NONE, 1, false)
                : new Pane(EMPTY.minBuy, trade.price(), LastPrice.NONE, last, 1, false);
    }

    /** What both hold together, whichever comes first. */
    Pane merge(Pane other) {
        return new Pane(
                Math.min(minBuy, other.minBuy),
                Math.max(maxSell, other.maxSell),
                lastBuy.newest(other.lastBuy),
                lastSell.newest(other.lastSell),
                trades + other.trades,
                missingTrades || other.missingTrades);
    }

    PriceWindow toWindow(Tape tape, long startUs, long endUs) {
        return new PriceWindow(
                tape.feed(),
                tape.listing().venue(),
                tape.listing().market(),
                startUs,
                endUs,
                finiteOrNaN(minBuy),
                finiteOrNaN(maxSell),
                lastBuy.price(),
                lastSell.price(),
                trades,
                missingTrades);
    }

    private static double finiteOrNaN(double price) {
        return Double.isFinite(price) ? price : Double.NaN;
    }
}
