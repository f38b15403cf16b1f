package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How clusters are compared.
 *
 * @param period event time whose windows are compared with each other
 * @param leastObservations of a cluster that takes part
 */
public record Analysis(Duration period, int leastObservations) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Fewest steps of a period that can give a verdict: with as many shifts in time, the smallest
     * probability is half of the level of 5 %.
     */
    public static final int MIN_STEPS = 40;

    /** Most steps that a period keeps of each listing. */
    public static final int MAX_STEPS = 1_000;

    /**
     * @throws IllegalArgumentException if the period is not positive or a variance could not be
     *     estimated
     */
    public Analysis {
        Positive.check(period, "anova-period-ms");
        if (leastObservations < 2) {
            throw new IllegalArgumentException(
                    "anova-min-observations must be at least 2, not " + leastObservations);
        }
    }

    /**
     * Time between two windows that are compared: their length, so that they do not overlap, or as
     * many lengths as keep a period within {@link #MAX_STEPS}.
     */
    public Duration step(Duration window) {
        long lengths = -Math.floorDiv(-period.toMillis(), window.toMillis() * MAX_STEPS);
        return window.multipliedBy(Math.max(1, lengths));
    }
}
