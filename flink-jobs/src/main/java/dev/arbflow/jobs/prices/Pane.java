package dev.arbflow.jobs.prices;

import dev.arbflow.market.Side;
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
 */
record Pane(double minBuy, double maxSell, LastPrice lastBuy, LastPrice lastSell, long trades) {

    /** Without trades; merging it changes nothing. */
    static final Pane EMPTY =
            new Pane(
                    Double.POSITIVE_INFINITY,
                    Double.NEGATIVE_INFINITY,
                    LastPrice.NONE,
                    LastPrice.NONE,
                    0);

    static Pane of(Trade trade) {
        LastPrice last = LastPrice.of(trade);
        return trade.takerSide() == Side.BUY
                ? new Pane(trade.price(), EMPTY.maxSell, last, LastPrice.NONE, 1)
                : new Pane(EMPTY.minBuy, trade.price(), LastPrice.NONE, last, 1);
    }

    /** What both hold together, whichever comes first. */
    Pane merge(Pane other) {
        return new Pane(
                Math.min(minBuy, other.minBuy),
                Math.max(maxSell, other.maxSell),
                lastBuy.newest(other.lastBuy),
                lastSell.newest(other.lastSell),
                trades + other.trades);
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
                trades);
    }

    private static double finiteOrNaN(double price) {
        return Double.isFinite(price) ? price : Double.NaN;
    }
}
