package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DetectionRule;
import java.time.Duration;

/**
 * What the oracle demands, what it forbids, and how wide the grey band between is.
 *
 * @param rule the thresholds that the job was given
 * @param charges what the venues charge; not what the job was told that they do
 * @param depth levels a side that the job sees
 * @param disorder how long the job holds books back for order
 * @param edgeToleranceBps demanded from this much above the opening threshold, forbidden below this
 *     much under it
 * @param sizeTolerance the same for the least notional, as a share of it, for example 0.1
 * @param demandMargin demanded only if it lasted longer than dwell and disorder by this
 * @param viewDelay longest time between a change at the venue and the job's receipt of it
 * @param trustedSilence a leg that published nothing for longer is not demanded any more
 */
public record TruthRule(
        DetectionRule rule,
        Charges charges,
        int depth,
        Duration disorder,
        double edgeToleranceBps,
        double sizeTolerance,
        Duration demandMargin,
        Duration viewDelay,
        Duration trustedSilence) {

    /**
     * @throws IllegalArgumentException if a tolerance or duration is negative
     */
    public TruthRule {
        if (edgeToleranceBps < 0 || sizeTolerance < 0 || depth < 1) {
            throw new IllegalArgumentException("tolerances must be >= 0 and the depth >= 1");
        }
        for (Duration each : new Duration[] {disorder, demandMargin, viewDelay}) {
            if (each.isNegative()) {
                throw new IllegalArgumentException("durations must be >= 0, not " + each);
            }
        }
    }

    /**
     * One basis point and a tenth of the size as grey band, 50 ms beyond dwell and disorder, views
     * up to 250 ms late, legs silent for a second not demanded.
     */
    public static TruthRule of(DetectionRule rule, Charges charges, int depth, Duration disorder) {
        return new TruthRule(
                rule,
                charges,
                depth,
                disorder,
                1,
                0.1,
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1));
    }

    /** Shortest stretch that must be found. */
    long demandedUs() {
        return rule.dwellUs() + Times.micros(disorder) + Times.micros(demandMargin);
    }
}
