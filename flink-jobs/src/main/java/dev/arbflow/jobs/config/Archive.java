package dev.arbflow.jobs.config;

/** Which job fills the stores. */
public enum Archive {
    /** ArbitrageJob, beside everything else: a store that is down holds alerts up. */
    TOGETHER,
    /** ArchiveJob, which computes the same results from the same topics; alerts do not wait. */
    SEPARATE
}
