package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;

/**
 * A pattern candidate as the job reports it.
 *
 * @param route buys where the mid is lower
 * @param windowStartUs start of the window whose end is the moment of the comparison
 * @param atUs when prices were compared
 */
public record ClaimedCandidate(Route route, long windowStartUs, long atUs) {

    /** What of a candidate must meet the truth. */
    public enum Extent {
        /** The moment at which prices were compared. */
        MOMENT,
        /** Any moment of the window. */
        WINDOW;

        long fromUs(ClaimedCandidate claim) {
            return this == MOMENT ? claim.atUs : claim.windowStartUs;
        }
    }
}
