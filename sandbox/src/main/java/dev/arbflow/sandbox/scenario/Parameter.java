package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code key=value} that a kind of fault takes.
 *
 * @param key its name
 * @param type what the value is
 * @param standard its value where a line does not say
 * @param allowed the least and the greatest value; of a {@link Type#CHOICE} all values
 */
record Parameter(String key, Type type, String standard, List<String> allowed) {
    private static final Pattern TIME = Pattern.compile("(-?\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,15})?(?:[eE]-?\\d{1,2})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern WORD = Pattern.compile("[\\w.:+-]{1,100}");

    /** What a value can be. */
    enum Type {
        /** Such as 800ms, 2.5s, 10m or 1h. */
        TIME("a time such as 800ms, 2.5s, 10m or 1h,"),
        /** The same without a fraction of a second. */
        SECONDS("a time in whole seconds"),
        NUMBER("a number"),
        COUNT("a whole number"),
        /** One of several words. */
        CHOICE("one of"),
        /** Letters, digits and a few signs. */
        WORD("a word of letters, digits and . : + - _");

        private final String wanted;

        Type(String wanted) {
            this.wanted = wanted;
        }
    }

    /** Keeps its own copy. */
    Parameter {
        allowed = List.copyOf(allowed);
    }

    /** A value between two others, both of which are allowed. */
    static Parameter between(String key, Type type, String standard, String least, String most) {
        return new Parameter(key, type, standard, List.of(least, most));
    }

    /** One of several words, the first of which is the standard. */
    static Parameter oneOf(String key, String... words) {
        return new Parameter(key, Type.CHOICE, words[0], List.of(words));
    }

    /** Any word. */
    static Parameter anyWord(String key, String standard) {
        return new Parameter(key, Type.WORD, standard, List.of());
    }

    /**
     * Checks a value.
     *
     * @throws IllegalArgumentException with the key, the value and what is allowed
     */
    void check(String value) {
        boolean fits =
                switch (type) {
                    case TIME -> TIME.matcher(value).matches() && isWithin(value);
                    case SECONDS ->
                            TIME.matcher(value).matches()
                                    && isWithin(value)
                                    && duration(value).toNanosPart() == 0;
                    case NUMBER -> NUMBER.matcher(value).matches() && isWithin(value);
                    case COUNT -> COUNT.matcher(value).matches() && isWithin(value);
                    case CHOICE -> allowed.contains(value);
                    case WORD -> WORD.matcher(value).matches();
                };
        if (!fits) {
            throw new IllegalArgumentException(key + "=" + value + " is not " + wanted());
        }
    }

    private String wanted() {
        return switch (type) {
            case CHOICE -> type.wanted + " " + String.join(", ", allowed);
            case WORD -> type.wanted;
            default -> type.wanted + " from " + allowed.get(0) + " to " + allowed.get(1);
        };
    }

    private boolean isWithin(String value) {
        double amount = amount(value);
        return amount >= amount(allowed.get(0)) && amount <= amount(allowed.get(1));
    }

    private double amount(String value) {
        return type == Type.TIME || type == Type.SECONDS
                ? seconds(value)
                : Double.parseDouble(value);
    }

    /**
     * Reads a time, to the microsecond.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration duration(String text) {
        return Duration.of(Math.round(seconds(text) * 1e6), ChronoUnit.MICROS);
    }

    /** A time as a line says it, to the millisecond. */
    static String text(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static double seconds(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time such as 800ms, 2.5s, 10m or 1h");
        }
        return Double.parseDouble(matcher.group(1))
                * switch (matcher.group(2)) {
                    case "ms" -> 1e-3;
                    case "s" -> 1;
                    case "m" -> 60;
                    default -> 3_600;
                };
    }

    /** The same in microseconds. */
    static long micros(String text) {
        return Times.micros(duration(text));
    }
}
