package dev.arbflow.benchmarks.workload;

/** Refuses to time what gives another result than the slow way does. */
public final class Equality {
    private Equality() {}

    /**
     * Compares a result with the right one.
     *
     * @throws IllegalStateException if they differ
     */
    public static void check(String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(
                    what + " differs: expected " + shown(expected) + ", got " + shown(actual));
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
