package dev.arbflow.jobs.config;

import java.io.Serializable;

/**
 * How patterns are looked for.
 *
 * @param behaviour windows that describe listings
 */
public record Patterns(Behaviour behaviour) implements Serializable {
    private static final long serialVersionUID = 1L;
}
