package dev.arbflow.jobs.config;

/** What decides how much the training of clusters listens to a window. */
public enum TrainingWeights {
    /** Coverage: a window of an under-represented venue counts more. */
    COVERAGE,
    /** Nothing: each window counts as one. */
    NONE
}
