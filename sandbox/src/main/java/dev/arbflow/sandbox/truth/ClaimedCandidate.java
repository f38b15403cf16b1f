package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;
import java.util.Comparator;
import java.util.List;

/**
 * A pattern candidate as the job reports it.
 *
 * @param route buys where the mid is lower
 * @param windowStartUs start of the window whose end is the moment of the comparison
 * @param atUs when prices were compared
 * @param score how much speaks for it, as the job says
 */
public record ClaimedCandidate(Route route, long windowStartUs, long atUs, double score) {

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

    /** The better half by score, rounded up; of those alike the earlier ones. */
    public static List<ClaimedCandidate> upperHalf(List<ClaimedCandidate> claims) {
        return claims.stream()
                .sorted(
                        Comparator.comparingDouble(ClaimedCandidate::score)
                                .reversed()
                                .thenComparingLong(ClaimedCandidate::atUs))
                .limit((claims.size() + 1) / 2)
                .toList();
    }
}
