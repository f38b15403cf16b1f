package dev.arbflow.sandbox.truth.seen;

import java.util.Locale;

/**
 * A share of trials with Wilson's interval of 95 % confidence, which holds near 0 and 1 too.
 *
 * @param hits of the trials
 * @param trials all of them
 */
public record Share(long hits, long trials) {
    private static final double Z = 1.959964;

    /**
     * @throws IllegalArgumentException unless {@code 0 <= hits <= trials}
     */
    public Share {
        if (hits < 0 || hits > trials) {
            throw new IllegalArgumentException("not a share: " + hits + " of " + trials);
        }
    }

    /** 1 if there were no trials. */
    public double value() {
        return trials == 0 ? 1 : (double) hits / trials;
    }

    /** Lower end of the interval; 0 if there were no trials. */
    public double low() {
        return trials == 0 ? 0 : Math.max(0, center() - halfWidth());
    }

    /** Upper end of the interval; 1 if there were no trials. */
    public double high() {
        return trials == 0 ? 1 : Math.min(1, center() + halfWidth());
    }

    private double center() {
        return (value() + Z * Z / (2 * trials)) / scale();
    }

    private double halfWidth() {
        double spread = value() * (1 - value()) / trials + Z * Z / (4.0 * trials * trials);
        return Z * Math.sqrt(spread) / scale();
    }

    private double scale() {
        return 1 + Z * Z / trials;
    }

    /** Both together. */
    public Share plus(Share other) {
        return new Share(hits + other.hits, trials + other.trials);
    }

    /** For example {@code 0.995 (0.991 to 0.998)}; a dash if there were no trials. */
    public String text() {
        return trials == 0
                ? "–"
                : String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", value(), low(), high());
    }
}
