package dev.arbflow.market;

/**
 * Two venues of a market that move alike at prices further apart than both taker fees.
 *
 * <p>A hint and not an opportunity: it compares mid prices and knows neither depth nor size. What
 * could have been taken is told by {@link Episode}.
 *
 * @param route buys where the mid is lower
 * @param pair the windows, one on each venue of the route
 * @param grossBps how far the higher mid lies above the lower one, basis points of the lower
 * @param breakEvenBps the difference at which both taker fees leave nothing, basis points
 * @param feeVersion which fees
 */
public record PatternCandidate(
        Route route, SimilarPair pair, double grossBps, double breakEvenBps, String feeVersion) {

    /** The same log gives the same id. */
    public String id() {
        return pair.id();
    }

    /** When it was seen, event time in microseconds: the end of the later window. */
    public long timeUs() {
        return pair.second().endUs();
    }

    /** The window on the venue to buy at. */
    public WindowRef buy() {
        return pair.first().listing().venue() == route.buy() ? pair.first() : pair.second();
    }

    /** The window on the venue to sell at. */
    public WindowRef sell() {
        return pair.first().listing().venue() == route.buy() ? pair.second() : pair.first();
    }
}
