package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.market.behaviour.FeatureWindow;

/**
 * A window that is in no cluster.
 *
 * @param window what was observed
 * @param reason why it could not be used
 */
public record RefusedWindow(FeatureWindow window, Reason reason) {

    /** Why a window is in no cluster. */
    public enum Reason {
        /** A feature is NaN or infinite. */
        NOT_FINITE,
        /** Means and deviations were not known yet, so its features are in no common unit. */
        NOT_STANDARDISED,
        /** No model came while it could wait. */
        NO_MODEL
    }
}
