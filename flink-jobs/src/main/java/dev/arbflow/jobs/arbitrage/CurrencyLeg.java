package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;

/**
 * What a currency is worth in the quote of a board: the book at which it is exchanged, and the last
 * rates that could be relied on.
 *
 * <p>The rates stay when the book cannot be used any more, so that it can be said of a route that
 * its touch was positive and that nobody knows whether it still is. Mutable, lives inside {@link
 * BoardLegs}.
 */
final class CurrencyLeg {
    /** A rate that nobody knows. */
    static final double UNKNOWN = Double.NaN;

    final Asset currency;

    /** Where it is exchanged; null until that was heard. */
    Venue venue;

    /** What is known of that book; null if nothing is. */
    Leg leg;

    /** What a unit was last sold for. */
    double bid = UNKNOWN;

    /** What a unit last cost. */
    double ask = UNKNOWN;

    /** What the book was lately. */
    RecentTouches touches = new RecentTouches();

    CurrencyLeg(Asset currency) {
        this.currency = currency;
    }

    /** Notes what is known of the book from now on. */
    void put(Venue where, Leg known) {
        if (venue != where) {
            forget();
            venue = where;
        }
        leg = known;
        if (known.isValid()) {
            bid = known.bids().isEmpty() ? bid : known.bids().best();
            ask = known.asks().isEmpty() ? ask : known.asks().best();
        }
    }

    /** Nobody has told of it for too long: what it was worth says nothing any more. */
    void forget() {
        leg = null;
        bid = UNKNOWN;
        ask = UNKNOWN;
        touches = new RecentTouches();
    }

    /** The last rate at which a leg can be paid for: its ask to buy, its bid to sell. */
    double rate(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** What is bid for a base unit in the quote of the board. */
    double bid(Leg of) {
        return Double.isNaN(bid) ? BestPrices.NO_BID : of.bestBid() * bid;
    }

    /** What a base unit costs in the quote of the board. */
    double ask(Leg of) {
        return Double.isNaN(ask) ? BestPrices.NO_ASK : of.bestAsk() * ask;
    }

    /**
     * How a leg of a board is paid for.
     *
     * @param quote what all legs of the board are compared in
     */
    Conversion conversion(Side side, Asset quote) {
        return new Conversion(side, new Listing(venue, new Market(currency, quote)));
    }

    /** Whether it is exchanged there. */
    boolean isAt(Listing over) {
        return over.venue() == venue && over.market().base().equals(currency);
    }
}
