package dev.arbflow.connector.websocket.venue.wire;

import dev.arbflow.market.Times;
import java.time.DateTimeException;
import java.util.concurrent.TimeUnit;

/**
 * Reads venues' times as microseconds since 1970-01-01T00:00:00Z.
 *
 * <p>Times before the first bitcoin block are placeholders ({@code 0001-01-01} on Coinbase, {@code
 * 1970-01-01} on Kraken) and become {@link Times#UNKNOWN}.
 */
public final class WireTime {
    private static final long FIRST_BLOCK_US = Rfc3339.micros("2009-01-03T18:15:05Z");
    private static final long END_US = Rfc3339.micros("2100-01-01T00:00:00Z");

    private WireTime() {}

    /** Reads {@code 2026-07-07T23:00:04.031158Z} with up to nine digits of a second. */
    public static long ofRfc3339(WireJson value) throws MalformedFrameException {
        try {
            return known(Rfc3339.micros(value.text()), value);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedFrameException("expected a time instead of " + value, e);
        }
    }

    /** Reads milliseconds since 1970, printed as a number or as a string. */
    public static long ofMillis(WireJson value) throws MalformedFrameException {
        return known(TimeUnit.MILLISECONDS.toMicros(value.integer()), value);
    }

    /** Reads microseconds since 1970, printed as a number or as a string. */
    public static long ofMicros(WireJson value) throws MalformedFrameException {
        return known(value.integer(), value);
    }

    private static long known(long us, WireJson value) throws MalformedFrameException {
        if (us >= END_US) {
            throw new MalformedFrameException("a time long after this software: " + value);
        }
        return us < FIRST_BLOCK_US ? Times.UNKNOWN : us;
    }
}
