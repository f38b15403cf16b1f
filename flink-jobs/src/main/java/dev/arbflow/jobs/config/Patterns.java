package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * How patterns are looked for.
 *
 * @param behaviour windows that describe listings
 * @param clustering groups of windows
 * @param weights what decides how much clustering learns from a window
 * @param similarity windows that move alike
 * @param trust how results are checked, and what of them is shared
 */
public record Patterns(
        Behaviour behaviour,
        Clustering clustering,
        TrainingWeights weights,
        Similarity similarity,
        Trust trust)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if no period could ever give a verdict on the clusters
     */
    public Patterns {
        Duration shortest = behaviour.window().multipliedBy(Analysis.MIN_STEPS);
        if (trust.analysis().period().compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    ("anova-period-ms must be at least %d windows of pattern-window-ms, or no period"
                                    + " could give a verdict: %d of %d")
                            .formatted(
                                    Analysis.MIN_STEPS,
                                    trust.analysis().period().toMillis(),
                                    behaviour.window().toMillis()));
        }
    }
}
