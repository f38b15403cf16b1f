package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.market.behaviour.FeatureWindow;

/**
 * A window and how much training listens to it.
 *
 * @param window what was observed
 * @param weight 1 for a window that stands for itself; more where a listing is under-represented
 */
public record WeightedWindow(FeatureWindow window, double weight) {
    /**
     * @throws IllegalArgumentException if the weight is not a positive number
     */
    public WeightedWindow {
        if (!(weight > 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("a weight must be a positive number, not " + weight);
        }
    }

    /** A window that stands for itself. */
    public static WeightedWindow plain(FeatureWindow window) {
        return new WeightedWindow(window, 1);
    }
}
