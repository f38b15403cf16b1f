package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.sandbox.truth.Charges;
import java.math.BigDecimal;

/**
 * What the judge holds a detector to; durations in microseconds.
 *
 * @param rule the thresholds
 * @param charges what the venues charge
 * @param instruments which orders the venues accept
 * @param mostCost most capital to plan with, quote units; null for any
 * @param maxAgeUs longest time since a leg was proven alive
 * @param maxUnchangedUs longest time since a leg's book last changed
 * @param maxLagUs latest delivery
 * @param maxLateHereUs longest wait in the client
 * @param maxSkewUs largest difference of the moments that the legs show
 * @param maxGrossBps largest believable difference of the prices
 * @param ageCapUs longest believable episode
 * @param cooldownUs shortest time between two mails about a route
 */
public record Limits(
        DetectionRule rule,
        Charges charges,
        InstrumentTable instruments,
        BigDecimal mostCost,
        long maxAgeUs,
        long maxUnchangedUs,
        long maxLagUs,
        long maxLateHereUs,
        long maxSkewUs,
        double maxGrossBps,
        long ageCapUs,
        long cooldownUs) {

    /** Those that a detector was given, but for what the venues really charge. */
    public static Limits of(Detection detection, Charges charges) {
        LegLimits legs = detection.limits();
        return new Limits(
                detection.rule(),
                charges,
                detection.instruments(),
                detection.maxNotional(),
                Times.micros(legs.maxAge()),
                Times.micros(legs.maxUnchanged()),
                Times.micros(legs.maxLag()),
                Times.micros(legs.maxLateHere()),
                Times.micros(legs.maxSkew()),
                legs.maxGrossBps(),
                Times.micros(detection.ageCap()),
                Times.micros(detection.alertCooldown()));
    }
}
