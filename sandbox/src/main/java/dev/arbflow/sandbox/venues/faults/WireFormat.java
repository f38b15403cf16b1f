package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.market.Times;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a venue's frames the numbers stand that a fault spoils; the first group of each pattern
 * is the number.
 *
 * @param level one level of a book; its price is the group
 * @param tradePrice of a trade
 * @param tradeId of a trade
 * @param time of a book or a trade
 */
public record WireFormat(Pattern level, Pattern tradePrice, Pattern tradeId, Pattern time) {
    private static final Pattern TIME_OF_OBJECT = Pattern.compile(",\"time\":\"[^\"]*\"");
    private static final Pattern COUNTED_TIME = Pattern.compile("\\d{13}|\\d{16}");
    private static final int DIGITS_OF_MILLIS = 13;
    private static final Pattern LAST_OF_ARRAY = Pattern.compile(",\\d+]$");

    /** Of four regular expressions. */
    public static WireFormat of(String level, String tradePrice, String tradeId, String time) {
        return new WireFormat(
                Pattern.compile(level),
                Pattern.compile(tradePrice),
                Pattern.compile(tradeId),
                Pattern.compile(time));
    }

    /**
     * The frame with another number in the place of the first that a pattern finds.
     *
     * @param by verbatim; but a time as of RFC 3339 is written as the one was that it replaces
     */
    public static String replaced(String text, Pattern number, String by) {
        Matcher found = number.matcher(text);
        return found.find()
                ? text.substring(0, found.start(1))
                        + alike(found.group(1), by)
                        + text.substring(found.end(1))
                : text;
    }

    /** Venues print times as texts, or count milliseconds or microseconds. */
    private static String alike(String old, String by) {
        if (!COUNTED_TIME.matcher(old).matches()) {
            return by;
        }
        try {
            Instant moment = Instant.parse(by);
            return Long.toString(
                    old.length() == DIGITS_OF_MILLIS
                            ? moment.toEpochMilli()
                            : Times.micros(moment));
        } catch (DateTimeParseException e) {
            return by; // some other number
        }
    }

    /** The frame with its first level so often, each at another price. */
    public String flooded(String text, int levels) {
        Matcher found = level.matcher(text);
        if (!found.find()) {
            return text;
        }
        String one = found.group();
        int priceAt = found.start(1) - found.start();
        int priceEnd = found.end(1) - found.start();
        StringBuilder all = new StringBuilder(text.substring(0, found.start()));
        for (int i = 1; i <= levels; i++) {
            all.append(i > 1 ? "," : "")
                    .append(one, 0, priceAt)
                    .append("0.")
                    .append(100_000_000 + i)
                    .append(one, priceEnd, one.length());
        }
        return all.append(text.substring(found.end())).toString();
    }

    /** A heartbeat without the time in it. */
    public static String untimed(String heartbeat) {
        return heartbeat.startsWith("[")
                ? LAST_OF_ARRAY.matcher(heartbeat).replaceFirst("]")
                : TIME_OF_OBJECT.matcher(heartbeat).replaceFirst("");
    }
}
