package dev.arbflow.jobs.config;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.rule.Configured;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * What counts as an opportunity.
 *
 * @param fees who charges what
 * @param instruments which orders venues accept
 * @param rule version 0 of the thresholds; later ones come by the rules topic
 * @param maxNotional most capital that a fill may take, quote units with fees; null for any
 * @param limits when a leg may not be trusted
 * @param outOfOrderness how long books wait for earlier ones of other connections before they are
 *     released
 * @param ageCap longest believable episode
 * @param rejoin longest event time from the end of an episode to the opening of the next on its
 *     route that is a piece of the same dislocation; zero for none
 * @param updateEvery event time between two versions of an open episode
 * @param alerting which alerts are raised
 * @param conversions which markets in other currencies are compared, too
 * @param orderValid how long orders may rely on what is proven of the legs; null for as long as
 *     those are not stale
 */
public record Detection(
        FeeSchedule fees,
        InstrumentTable instruments,
        DetectionRule rule,
        BigDecimal maxNotional,
        LegLimits limits,
        Duration outOfOrderness,
        Duration ageCap,
        Duration rejoin,
        Duration updateEvery,
        Alerting alerting,
        Conversions conversions,
        Duration orderValid)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if a duration is not positive (the out-of-orderness bound
     *     and the time to rejoin may be zero), or two limits contradict each other
     */
    public Detection {
        orderValid = orderValid == null ? limits.maxAge() : orderValid;
        if (outOfOrderness.isNegative()) {
            throw new IllegalArgumentException(
                    "out-of-orderness-ms must be >= 0, not " + outOfOrderness);
        }
        if (rejoin.isNegative()) {
            throw new IllegalArgumentException("episode-rejoin-ms must be >= 0, not " + rejoin);
        }
        if (maxNotional != null && maxNotional.signum() <= 0) {
            throw new IllegalArgumentException("max-notional must be > 0, not " + maxNotional);
        }
        Positive.check(ageCap, "age-cap-ms");
        Positive.check(updateEvery, "episode-update-every-ms");
        Positive.check(orderValid, "order-valid-ms");
        if (orderValid.compareTo(limits.maxAge()) > 0) {
            throw new IllegalArgumentException(
                    "order-valid-ms must not be greater than max-leg-age-ms: an order would rely on"
                            + " a leg that is stale");
        }
        if (ageCap.compareTo(limits.maxAge()) <= 0) {
            throw new IllegalArgumentException(
                    "age-cap-ms must be greater than max-leg-age-ms: an episode would be too old"
                            + " before its leg is");
        }
    }

    /** The same, over conversions. */
    public Detection with(Conversions others) {
        return new Detection(
                fees,
                instruments,
                rule,
                maxNotional,
                limits,
                outOfOrderness,
                ageCap,
                rejoin,
                updateEvery,
                alerting,
                others,
                orderValid);
    }

    /**
     * Makes sure that currencies are exchanged at books that are read.
     *
     * @throws IllegalArgumentException if one is not
     */
    void requireConversions(List<Listing> listings) {
        for (Listing over : conversions.over()) {
            if (!listings.contains(over)) {
                throw new IllegalArgumentException(
                        "CONVERSIONS names "
                                + over
                                + ", whose book is not read; add its venue to VENUES");
            }
        }
    }

    /** What holds where no rule says otherwise. */
    public Configured configured() {
        return new Configured(
                rule,
                maxNotional,
                Times.micros(limits.maxAge()),
                Times.micros(limits.maxLag()),
                Times.micros(limits.maxSkew()),
                Times.micros(ageCap),
                fees);
    }

    /**
     * Makes sure that what is watched can be judged.
     *
     * @throws IllegalArgumentException if no fee is known for one of the listings
     */
    void requireFees(List<Listing> listings) {
        for (Listing listing : listings) {
            if (fees.find(listing.venue(), listing.market(), Long.MAX_VALUE).isEmpty()) {
                throw new IllegalArgumentException(
                        "no taker fee is known for " + listing + "; add it to FEES_FILE");
            }
        }
    }
}
