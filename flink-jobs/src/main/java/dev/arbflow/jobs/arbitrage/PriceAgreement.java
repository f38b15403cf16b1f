package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import java.io.Serializable;

/**
 * Says whose price most venues do not agree with: another asset, or another unit, under the same
 * code.
 *
 * <p>Two books agree where neither way over them earns more than a limit before fees. Books that
 * agree directly or through others are a group. If one group has more than half of all witnesses,
 * those outside of it are alien; otherwise nobody can say which are. A witness is a book that could
 * be compared with either leg of the route, so that none speaks of another time, and that is itself
 * no wider than the limit, because a wider one hardly names a price.
 *
 * <p>A book in another currency speaks by what that is worth, and only while that is known.
 *
 * <p>A group does not change by what does not agree with it, so one alien never makes another.
 */
final class PriceAgreement implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double BPS = 10_000;

    private final LegFaults faults;
    private final double factor;

    PriceAgreement(LegLimits limits) {
        faults = new LegFaults(limits);
        factor = 1 + limits.maxDisagreementBps() / BPS;
    }

    /** Whether one of two legs that may be compared is alien at {@link MarketBoard#nowUs}. */
    boolean refuses(RouteLegs legs, MarketBoard board) {
        BestPrices best = board.legs.best();
        if (!best.anyCrossBy(factor)) {
            return false; // all agree, as nearly always
        }
        Route route = legs.route();
        long both =
                bit(board.legs.placeOf(route.buyListing()))
                        | bit(board.legs.placeOf(route.sellListing()));
        return (both & aliens(best, witnesses(legs, board))) != 0;
    }

    private long witnesses(RouteLegs legs, MarketBoard board) {
        long witnesses = 0;
        for (int place = 0; place < board.legs.places(); place++) {
            Leg leg = board.legs.at(place);
            if (leg != null
                    && board.legs.best().isWithin(place, factor)
                    && mayBeCompared(leg, legs, board.nowUs)
                    && isPaidFor(place, legs, board)) {
                witnesses |= bit(place);
            }
        }
        return witnesses;
    }

    private boolean mayBeCompared(Leg leg, RouteLegs legs, long nowUs) {
        return faults.of(legs.buy(), leg, nowUs) == null
                && faults.of(leg, legs.sell(), nowUs) == null;
    }

    /** Whether it is known what the currency of a leg is worth, if it is another. */
    private boolean isPaidFor(int place, RouteLegs legs, MarketBoard board) {
        if (BoardLegs.blockOf(place) == 0) {
            return true;
        }
        Leg exchange = board.legs.currencyAt(place).leg;
        return exchange != null && exchange.isValid() && mayBeCompared(exchange, legs, board.nowUs);
    }

    private long aliens(BestPrices best, long witnesses) {
        long left = witnesses;
        while (left != 0) {
            long group = group(best, left);
            if (2 * Long.bitCount(group) > Long.bitCount(witnesses)) {
                return witnesses & ~group;
            }
            left &= ~group;
        }
        return 0;
    }

    /** The first of some witnesses, and all that agree with it directly or through others. */
    private long group(BestPrices best, long among) {
        long group = Long.lowestOneBit(among);
        long unasked = group;
        while (unasked != 0) {
            int place = Long.numberOfTrailingZeros(unasked);
            long found = agreeing(best, place, among & ~group);
            group |= found;
            unasked = (unasked & (unasked - 1)) | found;
        }
        return group;
    }

    private long agreeing(BestPrices best, int place, long among) {
        long agreeing = 0;
        for (long left = among; left != 0; left &= left - 1) {
            int other = Long.numberOfTrailingZeros(left);
            if (!best.crossBy(factor, place, other) && !best.crossBy(factor, other, place)) {
                agreeing |= 1L << other;
            }
        }
        return agreeing;
    }

    /** None for what a restored job had compared and has more of than may be compared now. */
    private static long bit(int place) {
        return place < Long.SIZE ? 1L << place : 0;
    }
}
