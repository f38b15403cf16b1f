package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code key=value} that a kind of fault takes.
 *
 * @param key its name
 * @param type what the value is
 * @param standard its value where a line does not say; empty if it must
 */
record Parameter(String key, Type type, String standard) {
    private static final Pattern DURATION = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(ms|s|m|h)");
    private static final Pattern WORD = Pattern.compile("[\\w.:+-]{1,100}");

    /** What a value can be. */
    enum Type {
        /** Such as 800ms, 2.5s, 10m or 1h; may be negative. */
        DURATION,
        /** Any finite number. */
        NUMBER,
        /** From 0 to 1. */
        CHANCE,
        /** A whole number from 1 to ten million. */
        COUNT,
        /** Letters, digits and a few signs. */
        WORD
    }

    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException with the key in its message
     */
    void check(String value) {
        boolean fits =
                switch (type) {
                    case DURATION -> DURATION.matcher(value).matches();
                    case NUMBER -> isWithin(value, -1e12, 1e12);
                    case CHANCE -> isWithin(value, 0, 1);
                    case COUNT -> value.matches("\\d{1,8}") && isWithin(value, 1, 1e7);
                    case WORD -> WORD.matcher(value).matches();
                };
        if (!fits) {
            throw new IllegalArgumentException(key + "=" + value + " is not " + wanted());
        }
    }

    private String wanted() {
        return switch (type) {
            case DURATION -> "a time such as 800ms, 2.5s, 10m or 1h";
            case NUMBER -> "a number";
            case CHANCE -> "a number from 0 to 1";
            case COUNT -> "a whole number from 1 to 10000000";
            case WORD -> "a word";
        };
    }

    private static boolean isWithin(String value, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * Reads a time.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time such as 800ms, 2.5s, 10m or 1h");
        }
        double seconds =
                Double.parseDouble(matcher.group(1))
                        * switch (matcher.group(2)) {
                            case "ms" -> 1e-3;
                            case "s" -> 1;
                            case "m" -> 60;
                            default -> 3_600;
                        };
        return Duration.ofNanos(Math.round(seconds * 1e6) * 1_000);
    }

    /** The same in microseconds. */
    static long micros(String text) {
        return Times.micros(duration(text));
    }
}
