package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Since;

/**
 * One sample of a listing: its book at a step's end and its trades during the step.
 *
 * @param listing what was sampled where
 * @param endUs end of the step, exclusive
 * @param mid price between the best bid and ask; NaN if it cannot be told
 * @param spreadBps relative spread, basis points; NaN likewise
 * @param imbalance of the quantities in the book, -1 to 1; NaN likewise
 * @param ageUs time since the book last changed; only with a mid
 * @param faulted whether the book was unusable at any moment of the step
 * @param bought base units that takers bought
 * @param sold base units that takers sold
 * @param trades number of trades
 * @param missingTrades whether others are or may be missing
 */
public record ListingStep(
        Listing listing,
        long endUs,
        double mid,
        double spreadBps,
        double imbalance,
        long ageUs,
        boolean faulted,
        double bought,
        double sold,
        long trades,
        @Since(version = 2, absent = "false") boolean missingTrades) {

    /**
     * Samples a listing.
     *
     * @param book state of the book at the step's end
     * @param believed whether the connection was proven alive lately
     */
    static ListingStep of(
            Listing listing, long endUs, Touch book, boolean believed, StepPane pane) {
        boolean known = believed && book.usable();
        return new ListingStep(
                listing,
                endUs,
                known ? book.mid() : Double.NaN,
                known ? book.spreadBps() : Double.NaN,
                known ? book.imbalance() : Double.NaN,
                endUs - book.receiveUs(),
                pane.faulted() || !book.usable(),
                pane.bought(),
                pane.sold(),
                pane.trades(),
                pane.missingTrades());
    }
}
