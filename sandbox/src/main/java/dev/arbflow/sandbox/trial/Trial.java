package dev.arbflow.sandbox.trial;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.FollowUpCheck;
import dev.arbflow.sandbox.truth.seen.LedgerCheck;
import dev.arbflow.sandbox.truth.seen.Limits;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import dev.arbflow.sandbox.truth.seen.SeenTruth;
import dev.arbflow.sandbox.truth.seen.SeenVerdict;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A stretch of simulated market with everything that can go wrong in it, what reached a client, and
 * what had to be found in that.
 */
final class Trial {
    /** When the market opens; the venues' charges are those of the day. */
    static final long START_US = Instant.parse("2026-03-02T09:00:00Z").getEpochSecond() * 1_000_000;

    private static final int DEPTH = 25;

    /** Thresholds between which there is room for what earns too little. */
    private static final DetectionRule RULE = new DetectionRule(0, 0, 8, 4, 1_000, 500_000);

    /** What the jobs are told; the limits are short enough to be met within seconds. */
    static final Detection DETECTION =
            new Detection(
                    FeeFile.builtIn(),
                    instruments(),
                    RULE,
                    new BigDecimal("40000"),
                    new LegLimits(
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(8),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(1),
                            Duration.ofMillis(1_500),
                            1_000,
                            1_000),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    new Alerting(Duration.ofSeconds(60), Alerting.HOWEVER_LATE, 2),
                    Conversions.NONE,
                    null);

    private final Limits limits;
    private final List<Disturbance> disturbances;
    private final List<Delivery> deliveries;
    private final SeenTruth truth;

    private Trial(Limits limits, List<Disturbance> disturbances, List<Delivery> deliveries) {
        this.limits = limits;
        this.disturbances = disturbances;
        this.deliveries = deliveries;
        this.truth = SeenTruth.of(deliveries, limits);
    }

    /** Steps and minimums that matter: coarse ones, of which two are no multiple of each other. */
    private static InstrumentTable instruments() {
        return new InstrumentTable(
                List.of(
                        instrument(Venue.KRAKEN, "BTC/USD", "0.001", "0", "0"),
                        instrument(Venue.BITSTAMP, "BTC/USD", "0.0004", "0.03", "0"),
                        instrument(Venue.BITFINEX, "ETH/USD", "0.01", "0", "2500"),
                        instrument(Venue.COINBASE, "ETH/USD", "0.003", "0", "1")));
    }

    private static InstrumentTable.Row instrument(
            Venue venue, String market, String lot, String minQuantity, String minNotional) {
        return new InstrumentTable.Row(
                venue,
                market,
                Instant.EPOCH,
                new Instrument(
                        null,
                        new BigDecimal(lot),
                        new BigDecimal(minQuantity),
                        new BigDecimal(minNotional)),
                "the trial");
    }

    /** The same for the same seed. */
    static Trial of(long seed, Duration length) {
        Limits limits = limits(DETECTION);
        Scenario scenario =
                Scenario.standard(
                                SimulatedVenueList.traits(),
                                seed,
                                DislocationPlan.of(RULE, DETECTION.fees()))
                        .withDepth(DEPTH + 5);
        TrialMarket market = new TrialMarket(scenario, DEPTH, START_US, limits);
        List<Delivery> deliveries = market.run(Times.micros(length));
        return new Trial(limits, market.disturbances(), deliveries);
    }

    /** The same, judged by other settings. */
    Trial under(Detection detection) {
        return new Trial(limits(detection), disturbances, deliveries);
    }

    /** What the venues charge the judge knows by itself. */
    static Limits limits(Detection detection) {
        return GivenLimits.of(detection, Charges.OF_THE_VENUES);
    }

    /** How often each kind was put in, by name. */
    Map<String, Long> disturbances() {
        return disturbances.stream()
                .collect(Collectors.groupingBy(each -> each.kind().name(), Collectors.counting()));
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    SeenTruth truth() {
        return truth;
    }

    /** Judges what a detector found in it, mails included. */
    SeenVerdict judge(Detector.Findings findings) {
        SeenVerdict verdict = SeenVerdict.of(truth, findings.episodes(), findings.refusals());
        List<String> complaints = new ArrayList<>(verdict.complaints());
        complaints.addAll(FollowUpCheck.complaints(truth, findings.followUps()));
        complaints.addAll(LedgerCheck.complaints(truth, findings.candidates()));
        complaints.addAll(MailCheck.complaints(truth, findings.mails(), limits));
        return verdict.with(complaints);
    }

    /** Judges what the naive detector finds in it. */
    NaiveScore judgeNaive() {
        return NaiveScore.of(truth, NaiveDetector.claims(deliveries, RULE.dwellUs()));
    }
}
