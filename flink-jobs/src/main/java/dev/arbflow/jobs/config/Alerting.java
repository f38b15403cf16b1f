package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * Which alerts are raised.
 *
 * @param cooldown event time from an opening that was told, or the end of a cause that was, during
 *     which it is not told as opened again
 * @param maxBehind longest time on our clock from what it tells of to an alert, of an end from when
 *     it was final; later ones are left out, and nobody should act on one that is older
 * @param peakFactor multiple of the net edge told last from which a new peak is told
 */
public record Alerting(Duration cooldown, Duration maxBehind, double peakFactor)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** For data of which nobody expects to hear in time. */
    public static final Duration HOWEVER_LATE = Duration.ofDays(36_500);

    /**
     * @throws IllegalArgumentException if the cool-down is negative, the longest time is not
     *     positive or the multiple is not greater than 1
     */
    public Alerting {
        if (cooldown.isNegative()) {
            throw new IllegalArgumentException("alert-cooldown-ms must be >= 0, not " + cooldown);
        }
        Positive.check(maxBehind, "alert-max-behind-ms");
        if (!(peakFactor > 1)) {
            throw new IllegalArgumentException("alert-peak-factor must be > 1, not " + peakFactor);
        }
    }

    /** Whether alerts tell of the past on purpose. */
    public boolean isHoweverLate() {
        return maxBehind.equals(HOWEVER_LATE);
    }
}
