package dev.arbflow.connector.mail;

import java.time.Duration;

/** Refusals of unusable settings, worded for whoever wrote them. */
final class Checks {
    private Checks() {}

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    static void positive(Duration duration, String name) {
        check(
                duration != null && !duration.isNegative() && !duration.isZero(),
                name + " must be positive");
    }
}
