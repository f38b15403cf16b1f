package dev.arbflow.sandbox.sim;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.time.Duration;

/**
 * What the injected dislocations are measured against and how often they come.
 *
 * @param rule thresholds in force, so that clear ones are clear and short ones short
 * @param fees what takers pay, so that sizes stand in relation to the break-even of a route
 * @param firstAfter model time before the first one of the first market, which is a clear one
 * @param minGap shortest pause of a market between two of them
 * @param maxGap longest pause
 */
public record DislocationPlan(
        DetectionRule rule,
        FeeSchedule fees,
        Duration firstAfter,
        Duration minGap,
        Duration maxGap) {

    /**
     * @throws IllegalArgumentException if the gaps are not positive or the wrong way round
     */
    public DislocationPlan {
        if (minGap.isZero() || minGap.isNegative() || maxGap.compareTo(minGap) < 0) {
            throw new IllegalArgumentException("need 0 < minGap <= maxGap");
        }
    }

    /** The same with another time before the first one. */
    public DislocationPlan startingAfter(Duration other) {
        return new DislocationPlan(rule, fees, other, minGap, maxGap);
    }

    /** First one after 8 s, pauses of 2.5 to 6 s. */
    public static DislocationPlan of(DetectionRule rule, FeeSchedule fees) {
        return new DislocationPlan(
                rule,
                fees,
                Duration.ofSeconds(8),
                Duration.ofMillis(2_500),
                Duration.ofMillis(6_000));
    }
}
