package dev.arbflow.jobs.config;

import java.time.Duration;

/** Refuses durations that make no sense, by the setting's name. */
final class Positive {
    private Positive() {}

    static void check(Duration value, String setting) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(setting + " must be longer than zero, not " + value);
        }
    }
}
