package dev.arbflow.jobs.config;

/** Refuses whole numbers that make no sense, by the setting's name. */
final class InRange {
    private InRange() {}

    static void check(int value, int least, int most, String setting) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    setting + " must be from " + least + " to " + most + ", not " + value);
        }
    }
}
