package dev.arbflow.sandbox;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.TruthRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The thresholds and fees that tests judge by. */
public final class Rules {
    /** Opens at 5 bps after a second, from a cost of 500 on. */
    public static final DetectionRule RULE = new DetectionRule(0, 0, 5, 2, 500, 1_000_000);

    public static final FeeSchedule FEES =
            new FeeSchedule(
                    "base",
                    List.of(
                            fee(Venue.BITSTAMP, "0.40%"),
                            fee(Venue.BITFINEX, "0%"),
                            fee(Venue.KRAKEN, "0.80%"),
                            fee(Venue.COINBASE, "0.60%")));

    /** The settings' defaults, but for any order. */
    public static final Detection DETECTION =
            new Detection(
                    FEES,
                    InstrumentTable.EMPTY,
                    RULE,
                    null,
                    new LegLimits(
                            Duration.ofSeconds(3),
                            Duration.ofMinutes(10),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(1_500),
                            1_000,
                            1_000),
                    Duration.ofMillis(20),
                    Duration.ofHours(1),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(1),
                    new Alerting(Duration.ofMinutes(1), Duration.ofSeconds(30), 2),
                    Conversions.NONE,
                    null);

    public static final DislocationPlan PLAN = DislocationPlan.of(RULE, FEES);

    /** What the venues of tests charge, whatever the day. */
    public static final Charges CHARGES = Charges.saidToBe(FEES);

    public static final TruthRule TRUTH = TruthRule.of(RULE, CHARGES, 25, Duration.ofMillis(20));

    private Rules() {}

    private static FeeSchedule.Row fee(Venue venue, String fee) {
        return new FeeSchedule.Row(
                venue, FeeSchedule.ALL_MARKETS, Instant.EPOCH, TakerFee.parse(fee), "test");
    }
}
