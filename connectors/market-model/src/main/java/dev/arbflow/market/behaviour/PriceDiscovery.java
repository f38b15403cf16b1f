package dev.arbflow.market.behaviour;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;

/**
 * How much each of two venues of a market contributed to their common price in a period.
 *
 * <p>A lag says who is first; a share says whose moves last. A venue that moves first and moves
 * back has a lag and no share.
 *
 * @param market which market
 * @param first the venue whose name comes first
 * @param second the other one; its shares are 1 less those of the first
 * @param startUs start of the period on our clock, inclusive
 * @param endUs end of the period, exclusive
 * @param samples moments at which both mids were known, with those before that a row needs
 * @param verdict what can be said
 * @param lags of the moves in the model; 0 if nothing was computed
 * @param dickeyFuller statistic of the test for a unit root in the difference of both prices, the
 *     lower the surer that they belong together; NaN if nothing was computed
 * @param lowShare information share of the first venue: what moves both at once is put down to
 *     either of them, and this is the smaller of both orders' shares; NaN without a share
 * @param highShare the larger of both; NaN likewise
 * @param componentShare weight of the first venue's price in the common one, which needs no such
 *     order; below 0 or above 1 by the error of the estimate only; NaN likewise
 */
public record PriceDiscovery(
        Market market,
        Venue first,
        Venue second,
        long startUs,
        long endUs,
        int samples,
        Verdict verdict,
        int lags,
        double dickeyFuller,
        double lowShare,
        double highShare,
        double componentShare) {

    /** What can be said. */
    public enum Verdict {
        /**
         * More than half of the common price's information came from the first, in either order and
         * by more than chance gives in 95 of 100 periods.
         */
        FIRST_LEADS,
        /** More than half came from the second, likewise. */
        SECOND_LEADS,
        /**
         * Which of them it was depends on who is given what moved both at once, or both made about
         * as much: the period is too short to tell their shares from half.
         */
        UNDECIDED,
        /**
         * Their prices do not return to each other: there is no common price to have a share in.
         */
        NOT_COINTEGRATED,
        /**
         * A venue moved too seldom, both were seldom known at once, or they move as one, so that
         * nothing tells them apart; nothing was computed.
         */
        TOO_FEW_MOVES
    }

    /** Identity in stores: {@code MARKET|FIRST~SECOND@endUs}. */
    public String id() {
        return market.code() + '|' + first + '~' + second + '@' + endUs;
    }
}
