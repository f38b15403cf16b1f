package dev.arbflow.jobs.config;

/** What a mail to a person is about. */
public enum AlertKind {
    /** A cause has begun. */
    OPENED,
    /** Its edge has grown to a multiple of what was told. */
    PEAK,
    /** It is over. */
    CLOSED,
    /** Trades that are over lay apart, on venues whose books are not read: nothing to act on. */
    INDICATIVE
}
