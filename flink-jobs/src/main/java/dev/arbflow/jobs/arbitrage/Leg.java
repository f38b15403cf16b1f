package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;

/**
 * What is known of one venue's side of a market.
 *
 * @param validity whether the book may be used
 * @param bids its bids
 * @param asks its asks
 * @param changedUs when the book last changed, event time
 * @param holdsFromUs from which moment on the book holds, see {@link LegUpdate}
 * @param asOfUs newest moment for which it is proven alive
 * @param lagUs how late its connection delivers
 * @param lateHereUs how long the newest word of it waited in our own process
 * @param heardUs when anything was last heard of it, event time
 */
record Leg(
        BookValidity validity,
        Ladder bids,
        Ladder asks,
        long changedUs,
        long holdsFromUs,
        long asOfUs,
        long lagUs,
        long lateHereUs,
        long heardUs) {

    /** The leg after an update; {@code before} is null for the first. */
    static Leg after(Leg before, LegUpdate update) {
        if (update.hasBook()) {
            return new Leg(
                    update.validity(),
                    update.bids(),
                    update.asks(),
                    update.receiveUs(),
                    update.holdsFromUs(),
                    before == null ? update.asOfUs() : Math.max(before.asOfUs, update.asOfUs()),
                    update.lagUs(),
                    update.lateHereUs(),
                    update.receiveUs());
        }
        return before == null
                ? null // alive, but we have never seen a book of it
                : new Leg(
                        before.validity,
                        before.bids,
                        before.asks,
                        before.changedUs,
                        before.holdsFromUs,
                        Math.max(before.asOfUs, update.asOfUs()),
                        update.lagUs(),
                        update.lateHereUs(),
                        update.receiveUs());
    }

    boolean isValid() {
        return validity == BookValidity.VALID;
    }
}
