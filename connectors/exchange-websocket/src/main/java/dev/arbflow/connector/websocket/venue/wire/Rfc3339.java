package dev.arbflow.connector.websocket.venue.wire;

import dev.arbflow.market.Times;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Times such as {@code 2026-07-07T23:00:04.031158Z} as microseconds since 1970-01-01T00:00:00Z.
 *
 * <p>{@link Instant#parse} takes a microsecond for it, as much as the rest of a frame. What is
 * written with the usual digits at the usual places is read here; everything else is left to it.
 */
final class Rfc3339 {
    private static final String USUAL = "0000-00-00T00:00:00";
    private static final int MAX_DECIMALS = 9;

    private Rfc3339() {}

    /**
     * Reads a time, cut to whole microseconds.
     *
     * @throws DateTimeException if it is none
     * @throws ArithmeticException if it is hundreds of thousands of years away
     */
    static long micros(String text) {
        if (!isUsual(text)) {
            return Times.micros(Instant.parse(text));
        }
        long days =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        long minutes = (days * 24 + number(text, 11, 13)) * 60 + number(text, 14, 16);
        return (minutes * 60 + number(text, 17, 19)) * 1_000_000 + decimals(text);
    }

    /** Whether digits stand where they should and name a time of day without a leap second. */
    private static boolean isUsual(String text) {
        int decimals = text.length() - USUAL.length() - 2;
        return (decimals == -1 || (decimals >= 1 && decimals <= MAX_DECIMALS))
                && isPunctuated(text, decimals)
                && isTimeOfDay(text)
                && (number(text, 0, 4) | number(text, 5, 7) | number(text, 8, 10)) >= 0
                && number(text, USUAL.length() + 1, text.length() - 1) >= 0;
    }

    private static boolean isPunctuated(String text, int decimals) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (decimals == -1 || text.charAt(USUAL.length()) == '.')
                && text.charAt(text.length() - 1) == 'Z';
    }

    private static boolean isTimeOfDay(String text) {
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        return (hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
    }

    /** What at most nine digits say; negative if something else stands among them. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int decimals(String text) {
        int micros = 0;
        for (int i = USUAL.length() + 1; i <= USUAL.length() + 6; i++) {
            micros = micros * 10 + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return micros;
    }
}
