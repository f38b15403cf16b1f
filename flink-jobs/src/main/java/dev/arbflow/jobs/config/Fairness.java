package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What feeds should have delivered, and when it is said that one did not.
 *
 * @param tapes what is subscribed to, by {@code Tape.code()}
 * @param period event time over which coverage is counted
 * @param maxSilence time since a connection was proven alive after which it does not count as live
 * @param minLiveShare least share of a period for which a tape should be live, 0 to 1
 * @param level false alarms per period, of each kind of count of each tape: one over the mean time
 *     to one, in (0, 0.01)
 */
public record Fairness(
        List<String> tapes, Duration period, Duration maxSilence, double minLiveShare, double level)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Fairness {
        tapes = List.copyOf(tapes);
        Positive.check(period, "coverage-period-ms");
        Positive.check(maxSilence, "max-leg-age-ms");
        if (!(minLiveShare >= 0 && minLiveShare <= 1)) {
            throw new IllegalArgumentException(
                    "coverage-min-live-share must be from 0 to 1, not " + minLiveShare);
        }
        if (!(level > 0 && level < 0.01)) {
            throw new IllegalArgumentException(
                    "coverage-alarm-level must be above 0 and below 0.01, not " + level);
        }
    }
}
