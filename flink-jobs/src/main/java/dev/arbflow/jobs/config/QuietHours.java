package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/**
 * A time of day at which somebody does not want to be written to.
 *
 * @param from inclusive
 * @param until exclusive; before {@code from} if it lasts over midnight
 * @param zone whose clock is meant, with its summer time
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long DAY_US = Duration.ofDays(1).toNanos() / 1_000;

    /**
     * @throws IllegalArgumentException if it would be all day
     */
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException("quiet hours end when they begin: " + from);
        }
    }

    /** Whether it is quiet at a moment. */
    public boolean isAt(long timeUs) {
        LocalTime time = local(timeUs).toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(until);
        return from.isBefore(until) ? begun && !over : begun || !over;
    }

    /** The first moment from a moment on at which it is not quiet. */
    public long endUs(long timeUs) {
        long us = timeUs;
        while (isAt(us)) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(instant(us));
            long endUs = us + leftUs(local(us).toLocalTime());
            if (change == null || us(change.getInstant()) > endUs) {
                return endUs;
            }
            us = us(change.getInstant()); // what the clock says then is known only then
        }
        return us;
    }

    /** How long it lasts on, on a clock that nobody changes. */
    private long leftUs(LocalTime time) {
        long leftUs = ChronoUnit.MICROS.between(time, until);
        return leftUs > 0 ? leftUs : leftUs + DAY_US;
    }

    private ZonedDateTime local(long timeUs) {
        return instant(timeUs).atZone(zone);
    }

    private static Instant instant(long us) {
        return Instant.EPOCH.plus(us, ChronoUnit.MICROS);
    }

    private static long us(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Override
    public String toString() {
        return from + "-" + until + " " + zone.getId();
    }
}
