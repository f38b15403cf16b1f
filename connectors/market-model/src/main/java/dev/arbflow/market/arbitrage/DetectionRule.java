package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import java.io.Serializable;

/**
 * The thresholds of detection, in force from a moment of event time on.
 *
 * @param version 0 is the configuration; grows with every later rule
 * @param effectiveFromUs first event time it applies to
 * @param minNetBps net edge that each unit must have for an episode to open, in basis points
 * @param holdNetBps the same for an open one to go on; at most {@code minNetBps}
 * @param minNotional least proceeds of all such units, in quote units after fees; more depth on
 *     either side never lowers them
 * @param dwellUs how long the edge must stay above {@code minNetBps} without a break
 */
public record DetectionRule(
        int version,
        long effectiveFromUs,
        double minNetBps,
        double holdNetBps,
        double minNotional,
        long dwellUs)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a threshold is not a number, or the closing one is above
     *     the opening one
     */
    public DetectionRule {
        Checks.that(version >= 0, "rule version must be >= 0");
        Checks.that(Double.isFinite(minNetBps), "minNetBps must be a number");
        Checks.that(
                Double.isFinite(holdNetBps) && holdNetBps <= minNetBps,
                "holdNetBps must be a number and at most minNetBps");
        Checks.that(minNotional >= 0 && Double.isFinite(minNotional), "minNotional must be >= 0");
        Checks.that(dwellUs >= 0, "dwellUs must be >= 0");
    }
}
