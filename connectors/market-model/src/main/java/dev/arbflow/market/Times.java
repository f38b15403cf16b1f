package dev.arbflow.market;

import java.time.Duration;
import java.time.Instant;

/**
 * The three clocks an event has seen, in microseconds since 1970-01-01T00:00:00Z.
 *
 * @param exchangeUs when the venue says it happened; {@link #UNKNOWN} where the venue does not say
 * @param correctionUs added to {@code exchangeUs} to undo the impossible, an exchange clock ahead
 *     of ours: {@code min(0, rolling minimum of receive - exchange)}, so never positive. A venue
 *     that is late stays late. Computed once at ingest and never again
 * @param receiveUs our clock when the frame came off the socket
 * @param ingestUs our clock when the event left the source; the receive time in a replay, which is
 *     never late
 */
public record Times(long exchangeUs, long correctionUs, long receiveUs, long ingestUs) {

    /** Stands for an exchange time that the venue did not send. */
    public static final long UNKNOWN = 0;

    /**
     * @throws IllegalArgumentException if the correction is positive
     */
    public Times {
        if (correctionUs > 0) {
            throw new IllegalArgumentException("correctionUs must be <= 0, not " + correctionUs);
        }
    }

    /**
     * A duration in the unit of all times here, cut to whole microseconds.
     *
     * @throws ArithmeticException if it is longer than 292 years
     */
    public static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    /**
     * A moment in microseconds since 1970-01-01T00:00:00Z, cut to whole ones.
     *
     * @throws ArithmeticException if it is 292,000 years from there
     */
    public static long micros(Instant moment) {
        // ChronoUnit.MICROS.between overflows where nanoseconds do, in the year 1 as well.
        long secondsUs = Math.multiplyExact(moment.getEpochSecond(), 1_000_000L);
        return Math.addExact(secondsUs, moment.getNano() / 1_000);
    }

    /** The same event when it leaves the source. */
    public Times leavingAt(long nowUs) {
        return new Times(exchangeUs, correctionUs, receiveUs, nowUs);
    }

    /** How long it waited in our own process before it left the source. */
    public long lateHereUs() {
        return ingestUs - receiveUs;
    }

    /** When it happened on our clock: corrected exchange time, or receive time if unknown. */
    public long happenedUs() {
        return exchangeUs == UNKNOWN ? receiveUs : exchangeUs + correctionUs;
    }
}
