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
}
