package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Exchange;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.Ladder;

/**
 * The two or three books of a route, as they are known at a moment.
 *
 * @param route whose
 * @param buy what is bought at; null if nothing is known of it
 * @param sell what is sold at; likewise
 * @param exchange where the currency of one leg is exchanged; null if nothing is known of it, or if
 *     both legs are in the quote of the route
 * @param rate what a unit of that currency was last worth; not a number if that is not known, 1 if
 *     there is none
 */
record RouteLegs(Route route, Leg buy, Leg sell, Leg exchange, double rate) {

    /** Both legs in the quote of the route. */
    static RouteLegs of(Route route, Leg buy, Leg sell) {
        return new RouteLegs(route, buy, sell, null, 1);
    }

    /** Whether anything is known of both legs that are traded. */
    boolean areKnown() {
        return buy != null && sell != null;
    }

    /** Whether the books of both legs that are traded may be used. */
    boolean areValid() {
        return buy.isValid() && sell.isValid();
    }

    /** Whether one of them has nothing to take. */
    boolean areEmpty() {
        return buy.asks().isEmpty() || sell.bids().isEmpty();
    }

    boolean isConverted() {
        return route.conversion() != null;
    }

    /** Whether prices can be compared, be it by the last rate that could be relied on. */
    boolean hasRate() {
        return !Double.isNaN(rate);
    }

    /** Best price to buy at, in the quote of the route. */
    double ask() {
        return route.isConverted(Side.BUY) ? buy.asks().best() * rate : buy.asks().best();
    }

    /** Best price to sell at, in the quote of the route. */
    double bid() {
        return route.isConverted(Side.SELL) ? sell.bids().best() * rate : sell.bids().best();
    }

    /** The side of the book that exchanges which is taken. */
    Ladder exchanged() {
        return route.isConverted(Side.BUY) ? exchange.asks() : exchange.bids();
    }

    /** What a walk exchanges at; null if there is nothing to exchange. */
    Exchange exchange(TakerFee fee) {
        return isConverted() ? new Exchange(route.conversion().leg(), exchanged(), fee) : null;
    }

    /** Newest moment for which all of them are proven. */
    long provenUs() {
        long untilUs = Math.min(buy.asOfUs(), sell.asOfUs());
        return exchange == null ? untilUs : Math.min(untilUs, exchange.asOfUs());
    }

    /** From which moment on all their books hold. */
    long holdFromUs() {
        long fromUs = Math.max(buy.holdsFromUs(), sell.holdsFromUs());
        return exchange == null ? fromUs : Math.max(fromUs, exchange.holdsFromUs());
    }

    /** Whether this is the first moment at which all their books may be used. */
    boolean areFirstSeenAt(long nowUs) {
        long sinceUs = Math.max(buy.soundSinceUs(), sell.soundSinceUs());
        return nowUs == (exchange == null ? sinceUs : Math.max(sinceUs, exchange.soundSinceUs()));
    }
}
