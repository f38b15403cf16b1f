package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.jobs.arbitrage.LegFaults;
import dev.arbflow.market.Listing;
import java.io.Serializable;

/**
 * Says whose price most venues of its market do not agree with: another asset, or another unit,
 * under the same code.
 *
 * <p>Two books agree where neither bid is above the other's ask by more than a limit. A book is
 * alien if fewer than half of the books that can be relied on, itself among them, agree with it; a
 * book that is wider than the limit hardly names a price and has no say.
 */
final class CycleAgreement implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double BPS = 10_000;

    private final LegFaults faults;
    private final double factor;

    CycleAgreement(LegFaults faults, double maxDisagreementBps) {
        this.faults = faults;
        factor = 1 + maxDisagreementBps / BPS;
    }

    /** Whether a book is alien at {@link CycleBoard#nowUs}. */
    boolean isAlien(Listing listing, CycleBoard board) {
        Leg leg = board.leg(listing);
        int asked = 0;
        int agree = 0;
        for (Listing other : board.listingsOf(listing.market())) {
            Leg its = board.leg(other);
            if (its != null && hasASay(its, board.nowUs)) {
                asked++;
                agree += isAgreed(leg, its) ? 1 : 0;
            }
        }
        return 2 * agree < asked;
    }

    private boolean hasASay(Leg leg, long nowUs) {
        return leg.isValid()
                && leg.bestAsk() <= leg.bestBid() * factor
                && faults.allows(leg, nowUs);
    }

    private boolean isAgreed(Leg one, Leg other) {
        return one.bestBid() <= other.bestAsk() * factor
                && other.bestBid() <= one.bestAsk() * factor;
    }
}
