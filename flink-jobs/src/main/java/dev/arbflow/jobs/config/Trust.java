package dev.arbflow.jobs.config;

import java.io.Serializable;

/**
 * How results are checked before anybody relies on them, and what of them is shared.
 *
 * @param analysis whether clusters differ
 * @param fairness whether feeds delivered what they should have
 * @param releases what leaves
 */
public record Trust(Analysis analysis, Fairness fairness, Releases releases)
        implements Serializable {
    private static final long serialVersionUID = 1L;
}
