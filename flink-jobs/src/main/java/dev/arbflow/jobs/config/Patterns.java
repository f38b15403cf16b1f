package dev.arbflow.jobs.config;

import java.io.Serializable;

/**
 * How patterns are looked for.
 *
 * @param behaviour windows that describe listings
 * @param clustering groups of windows that are alike
 */
public record Patterns(Behaviour behaviour, Clustering clustering) implements Serializable {
    private static final long serialVersionUID = 1L;
}
