package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A time of day at which somebody does not want to be written to.
 *
 * @param from inclusive
 * @param until exclusive; before {@code from} if it lasts over midnight
 * @param zone whose clock is meant, with its summer time
 */
public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) implements Serializable {
    private static final long serialVersionUID = 1L;

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

    /** When it is next over, at a moment at which it is quiet. */
    public long endUs(long timeUs) {
        ZonedDateTime now = local(timeUs);
        ZonedDateTime end = now.with(until);
        if (!end.isAfter(now)) {
            end = now.plusDays(1).with(until);
        }
        return ChronoUnit.MICROS.between(Instant.EPOCH, end.toInstant());
    }

    private ZonedDateTime local(long timeUs) {
        return Instant.EPOCH.plus(timeUs, ChronoUnit.MICROS).atZone(zone);
    }

    @Override
    public String toString() {
        return from + "-" + until + " " + zone.getId();
    }
}
