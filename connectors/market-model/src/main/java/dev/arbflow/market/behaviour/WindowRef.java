package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;

/**
 * A window of behaviour as others name it: which one it was, without what was measured in it.
 *
 * @param listing what was observed where
 * @param startUs start of the window, inclusive, event time in microseconds
 * @param endUs end of the window, exclusive
 * @param modelVersion version of the centroids that gave the cluster
 * @param cluster stable label of its group of behaviour
 * @param lastMid mid price at its end in quote units, or NaN
 */
public record WindowRef(
        Listing listing, long startUs, long endUs, long modelVersion, int cluster, double lastMid) {

    /**
     * @throws IllegalArgumentException if the window is empty
     */
    public WindowRef {
        Checks.that(startUs < endUs, "a window must not be empty");
    }

    /** Names a window. */
    public static WindowRef of(ClusteredWindow clustered) {
        FeatureWindow window = clustered.window();
        return new WindowRef(
                window.listing(),
                window.startUs(),
                window.endUs(),
                clustered.modelVersion(),
                clustered.cluster(),
                window.lastMid());
    }

    /** The same as {@link FeatureWindow#id()}. */
    public String id() {
        return listing.code() + '@' + endUs;
    }

    /** Its length in microseconds. */
    public long lengthUs() {
        return endUs - startUs;
    }
}
