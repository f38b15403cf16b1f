package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
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
 * @param maxDisagreementBps largest difference of prices of the same thing
 * @param orderValidUs how long orders may rely on what is proven
 * @param ageCapUs longest believable episode
 * @param rejoinUs longest time from one episode being over to the next that goes on with it
 * @param cooldownUs time after a mail in which its cause is not told to open again
 * @param peakFactor multiple of what was told from which a peak is told
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
        double maxDisagreementBps,
        long orderValidUs,
        long ageCapUs,
        long rejoinUs,
        long cooldownUs,
        double peakFactor) {

    /** What a venue charged at a moment. */
    Charges.Row charge(Venue venue, Market market, long timeUs) {
        return charges.of(new Listing(venue, market), timeUs).orElseThrow();
    }
}
