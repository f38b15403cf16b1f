package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
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
 * <p>A group does not change by what does not agree with it, so one alien never makes another.
 */
@SuppressWarnings("EnumOrdinal") // bits for venues that never leave a method
final class PriceAgreement implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double BPS = 10_000;
    private static final Venue[] VENUES = Venue.values();

    private final LegFaults faults;
    private final double factor;

    PriceAgreement(LegLimits limits) {
        faults = new LegFaults(limits);
        factor = 1 + limits.maxDisagreementBps() / BPS;
    }

    /** Whether one of two legs that may be compared is alien at {@link MarketBoard#nowUs}. */
    boolean refuses(Route route, MarketBoard board) {
        BestPrices best = board.best();
        if (!best.anyCrossBy(factor)) {
            return false; // all agree, as nearly always
        }
        long legs = bit(route.buy()) | bit(route.sell());
        return (legs & aliens(best, witnesses(route, board))) != 0;
    }

    private long witnesses(Route route, MarketBoard board) {
        Leg buy = board.leg(route.buy());
        Leg sell = board.leg(route.sell());
        long witnesses = 0;
        for (Venue venue : VENUES) {
            Leg leg = board.leg(venue);
            if (leg != null
                    && board.best().isWithin(venue.ordinal(), factor)
                    && faults.of(buy, leg, board.nowUs) == null
                    && faults.of(leg, sell, board.nowUs) == null) {
                witnesses |= bit(venue);
            }
        }
        return witnesses;
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

    private static long bit(Venue venue) {
        return 1L << venue.ordinal();
    }
}
