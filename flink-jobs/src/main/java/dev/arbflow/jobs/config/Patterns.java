package dev.arbflow.jobs.config;

import java.io.Serializable;

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
}
