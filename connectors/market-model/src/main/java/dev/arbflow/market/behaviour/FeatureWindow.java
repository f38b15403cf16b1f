package dev.arbflow.market.behaviour;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;

/**
 * How one listing behaved in a sliding window of event time.
 *
 * @param listing what was observed where
 * @param startUs start of the window, inclusive
 * @param endUs end of the window, exclusive
 * @param completeness whether every sample could be taken
 * @param raw one value per {@link Feature}, in its unit; {@link Double#NaN} where unknown
 * @param standardised the same in standard deviations from the mean, 0 where unknown
 * @param scalerVersion which means and deviations were used, counting from 1; 0 for none yet
 * @param shape the path of the mid: basis points from the window's first mid, sampled at equal
 *     steps, the first one 0; empty if the window is incomplete
 * @param lastMid mid price at the window's end, or NaN
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
public record FeatureWindow(
        Listing listing,
        long startUs,
        long endUs,
        Completeness completeness,
        double[] raw,
        double[] standardised,
        long scalerVersion,
        double[] shape,
        double lastMid) {

    /** Whether a window says what it seems to say. */
    public enum Completeness {
        COMPLETE,
        /** The book was unusable for a while. */
        FEED_FAULT,
        /** The listing was heard for only a part of the window. */
        TOO_FEW_SAMPLES,
        /** Trades of it are or may be missing. */
        MISSING_TRADES
    }

    /**
     * @throws IllegalArgumentException if a vector is not of length {@link Feature#COUNT} or the
     *     window is empty
     */
    public FeatureWindow {
        Checks.that(raw.length == Feature.COUNT, "raw must have a value per feature");
        Checks.that(
                standardised.length == Feature.COUNT, "standardised must have a value per feature");
        Checks.that(startUs < endUs, "a window must not be empty");
    }

    /** Identity in stores: {@code LISTING@endUs}. */
    public String id() {
        return listing.code() + '@' + endUs;
    }

    /** The value of one feature in its unit. */
    public double raw(Feature feature) {
        return raw[feature.index()];
    }

    /** Whether models may learn from it. */
    public boolean isComplete() {
        return completeness == Completeness.COMPLETE;
    }
}
