package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What leaves of the trades: noised counts and volumes, and how much they may tell.
 *
 * @param privacy the master key, and the period after which keys and budgets are renewed
 * @param window event time that one release sums up; divides the period
 * @param epsilon privacy loss of one release, half for the count and half for the volume
 * @param budget privacy loss that a tape may cause in a period; no release goes beyond it
 * @param clips largest quantity of one trade that counts, base units, by {@code Tape.code()}: tapes
 *     without one are not released
 */
public record Releases(
        Privacy privacy,
        Duration window,
        BigDecimal epsilon,
        BigDecimal budget,
        Map<String, BigDecimal> clips)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Digits behind the point that a privacy loss may have: it is counted in whole millionths. */
    public static final int EPSILON_DIGITS = 6;

    /** Largest privacy loss worth the name: e^10 is a factor of 22,000. */
    public static final int MAX_EPSILON = 10;

    private static final BigDecimal MAX_BUDGET = BigDecimal.valueOf(1_000);

    /**
     * @throws IllegalArgumentException if a value is out of its range
     */
    public Releases {
        clips = Map.copyOf(clips);
        Positive.check(window, "release-window-ms");
        if (privacy.period().toMillis() % window.toMillis() != 0) {
            throw new IllegalArgumentException(
                    "release-window-ms must divide pseudonym-period-hours, not "
                            + window.toMillis());
        }
        checkLoss(epsilon, BigDecimal.valueOf(MAX_EPSILON), "release-epsilon");
        checkLoss(budget, MAX_BUDGET, "epsilon-per-period");
        for (BigDecimal clip : clips.values()) {
            if (clip.signum() <= 0) {
                throw new IllegalArgumentException("release-clip must be above 0, not " + clip);
            }
        }
    }

    /** The privacy loss of a release in millionths. */
    public long epsilonMicros() {
        return micros(epsilon);
    }

    /** The budget in millionths. */
    public long budgetMicros() {
        return micros(budget);
    }

    private static long micros(BigDecimal loss) {
        return loss.movePointRight(EPSILON_DIGITS).longValueExact();
    }

    private static void checkLoss(BigDecimal loss, BigDecimal most, String setting) {
        if (loss.signum() <= 0
                || loss.compareTo(most) > 0
                || loss.stripTrailingZeros().scale() > EPSILON_DIGITS) {
            throw new IllegalArgumentException(
                    setting
                            + " must be above 0, at most "
                            + most
                            + " and have at most "
                            + EPSILON_DIGITS
                            + " decimals, not "
                            + loss.toPlainString());
        }
    }
}
