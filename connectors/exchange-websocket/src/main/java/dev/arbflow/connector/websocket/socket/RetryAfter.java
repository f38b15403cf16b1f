package dev.arbflow.connector.websocket.socket;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Reads how long an HTTP answer wants the caller to stay away (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Bitfinex blocks for a minute and does not say so. */
    static final Duration TOO_MANY_REQUESTS = Duration.ofMinutes(1);

    private static final int STATUS_TOO_MANY_REQUESTS = 429;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /**
     * The time to stay away.
     *
     * @param header the value of {@code Retry-After}: seconds or a date; empty if there is none
     * @param now for a date
     * @return zero if nothing is asked for
     */
    static Duration of(int status, String header, Instant now) {
        Duration asked = read(header.trim(), now);
        if (asked.isNegative() || asked.isZero()) {
            return status == STATUS_TOO_MANY_REQUESTS ? TOO_MANY_REQUESTS : Duration.ZERO;
        }
        return asked;
    }

    private static Duration read(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            ZonedDateTime date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
