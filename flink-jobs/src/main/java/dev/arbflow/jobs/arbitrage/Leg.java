package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Origin;
import dev.arbflow.market.Since;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;

/**
 * What is known of one venue's side of a market.
 *
 * <p>Only the session that delivered the book can prove that it still holds: another feed may tell
 * of the same listing, and what a connection says after it was opened anew is about a new book.
 *
 * @param origin the delivery that brought the book
 * @param validity whether the book may be used
 * @param bids its bids
 * @param asks its asks
 * @param changedUs when the book last changed, event time
 * @param holdsFromUs from which moment on the book holds, see {@link LegUpdate}
 * @param asOfUs newest moment for which it is proven alive
 * @param lagUs how late its connection delivers
 * @param lateHereUs how long the newest word of it waited in our own process
 * @param heardUs when anything was last heard of it, event time
 * @param soundSinceUs since when, in one session, its book may be used without a break, event time
 */
public record Leg(
        Origin origin,
        BookValidity validity,
        Ladder bids,
        Ladder asks,
        long changedUs,
        long holdsFromUs,
        long asOfUs,
        long lagUs,
        long lateHereUs,
        long heardUs,
        @Since(version = 2, absent = "0") long soundSinceUs) {

    /** The leg after an update; null if it says nothing of the leg {@code before}, or of none. */
    public static Leg after(Leg before, LegUpdate update) {
        boolean goesOn = before != null && update.origin().sameSession(before.origin);
        if (update.hasBook()) {
            return new Leg(
                    update.origin(),
                    update.validity(),
                    update.bids(),
                    update.asks(),
                    update.receiveUs(),
                    update.holdsFromUs(),
                    goesOn ? Math.max(before.asOfUs, update.asOfUs()) : update.asOfUs(),
                    update.lagUs(),
                    update.lateHereUs(),
                    update.receiveUs(),
                    goesOn && before.isValid() ? before.soundSinceUs : update.receiveUs());
        }
        return !goesOn
                ? null // alive, but not the book that we have
                : new Leg(
                        before.origin,
                        before.validity,
                        before.bids,
                        before.asks,
                        before.changedUs,
                        before.holdsFromUs,
                        Math.max(before.asOfUs, update.asOfUs()),
                        update.lagUs(),
                        update.lateHereUs(),
                        update.receiveUs(),
                        before.soundSinceUs);
    }

    /** The best bid, or that of a leg without one if the book may not be used. */
    public double bestBid() {
        return isValid() && !bids.isEmpty() ? bids.best() : BestPrices.NO_BID;
    }

    /** The best ask, likewise. */
    public double bestAsk() {
        return isValid() && !asks.isEmpty() ? asks.best() : BestPrices.NO_ASK;
    }

    public boolean isValid() {
        return validity == BookValidity.VALID;
    }
}
