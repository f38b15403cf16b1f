package dev.arbflow.jobs.pattern.features;

import dev.arbflow.market.behaviour.Feature;

/**
 * The yardstick of a stretch of event time: what counts as usual for each feature.
 *
 * @param version from 1; 0 while too little is known to measure by
 * @param sinceUs end of the last window that went into it; it measures later ones
 * @param windows weight of the windows behind it; old ones count for less
 * @param means one per {@link Feature}
 * @param deviations standard deviations, likewise; 0 for a feature that has not varied
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
public record Scaler(
        long version, long sinceUs, double windows, double[] means, double[] deviations) {

    /**
     * Largest distance that is told: one broken tick must not own a cluster. Ten deviations are
     * beyond what any window but a broken one shows.
     */
    public static final double FARTHEST = 10;

    /** A deviation below this share of the mean is the rounding of a constant. */
    private static final double ROUNDING = 1e-12;

    /** Measures nothing yet. */
    static final Scaler NONE =
            new Scaler(0, Long.MIN_VALUE, 0, new double[Feature.COUNT], new double[Feature.COUNT]);

    /**
     * Features in standard deviations from the mean, at most {@link #FARTHEST} away; 0 for what is
     * not a finite number, and for a feature that has never varied.
     */
    double[] standardise(double[] raw) {
        double[] standardised = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            if (Double.isFinite(raw[i]) && deviations[i] > ROUNDING * Math.abs(means[i])) {
                double distance = (raw[i] - means[i]) / deviations[i];
                standardised[i] = Math.max(-FARTHEST, Math.min(FARTHEST, distance));
            }
        }
        return standardised;
    }
}
