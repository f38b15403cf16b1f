package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.Duration;

/**
 * When a leg of a route may not be trusted.
 *
 * @param maxAge longest time since its connection was proven alive
 * @param maxUnchanged longest time since its book last changed; generous, because a quiet book is
 *     not a stale one
 * @param maxLag latest delivery (receive minus exchange time, rolling minimum)
 * @param maxLateHere longest wait of what came in before it left the source
 * @param maxSkew largest difference of the moments that two legs show
 * @param maxGrossBps largest believable gross difference, in basis points: beyond it, two assets
 *     share a ticker or a book is broken
 * @param maxDisagreementBps largest gross difference between two books that agree on the price, in
 *     basis points: what most venues do not agree with is another asset or unit
 */
public record LegLimits(
        Duration maxAge,
        Duration maxUnchanged,
        Duration maxLag,
        Duration maxLateHere,
        Duration maxSkew,
        double maxGrossBps,
        double maxDisagreementBps)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a limit is not positive, or could never be reached
     *     because a leg is stale before
     */
    public LegLimits {
        Positive.check(maxAge, "max-leg-age-ms");
        Positive.check(maxUnchanged, "max-leg-unchanged-ms");
        Positive.check(maxLag, "max-lag-ms");
        Positive.check(maxLateHere, "max-late-here-ms");
        Positive.check(maxSkew, "max-skew-ms");
        checkWithin(maxAge, maxLag, "max-lag-ms");
        checkWithin(maxAge, maxSkew, "max-skew-ms");
        if (!(maxGrossBps > 0)) {
            throw new IllegalArgumentException("max-gross-bps must be > 0, not " + maxGrossBps);
        }
        if (!(maxDisagreementBps > 0)) {
            throw new IllegalArgumentException(
                    "max-disagreement-bps must be > 0, not " + maxDisagreementBps);
        }
    }

    private static void checkWithin(Duration maxAge, Duration limit, String name) {
        if (limit.compareTo(maxAge) > 0) {
            throw new IllegalArgumentException(
                    name + " must not be greater than max-leg-age-ms, beyond which a leg is stale");
        }
    }
}
