package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Route;

/**
 * A stretch of time during which something held on a route.
 *
 * @param route which way
 * @param startUs first moment, our clock
 * @param endUs moment from which it held no more
 */
public record Interval(Route route, long startUs, long endUs) {

    /** How long it lasted. */
    public long lengthUs() {
        return endUs - startUs;
    }

    boolean overlaps(Interval other) {
        return overlaps(other.startUs, other.endUs);
    }

    boolean overlaps(long fromUs, long toUs) {
        return startUs <= toUs && endUs >= fromUs;
    }
}
