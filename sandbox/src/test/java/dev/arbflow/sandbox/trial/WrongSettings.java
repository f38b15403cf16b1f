package dev.arbflow.sandbox.trial;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TakerFee;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Settings under which a detector would make a mistake. */
final class WrongSettings {
    private WrongSettings() {}

    static Detection withoutDwell(Detection right) {
        DetectionRule rule = right.rule();
        return with(
                right,
                right.fees(),
                new DetectionRule(
                        rule.version(),
                        rule.effectiveFromUs(),
                        rule.minNetBps(),
                        rule.holdNetBps(),
                        rule.minNotional(),
                        0),
                right.limits());
    }

    static Detection withoutCooldown(Detection right) {
        Alerting alerting = new Alerting(Duration.ZERO, right.alerting().maxBehind(), 2);
        return with(right, right.rejoin(), alerting);
    }

    static Detection peaksAtOnce(Detection right) {
        Alerting alerting = right.alerting();
        return with(
                right,
                right.rejoin(),
                new Alerting(alerting.cooldown(), alerting.maxBehind(), 1.01));
    }

    static Detection withoutRejoin(Detection right) {
        return with(right, Duration.ZERO, right.alerting());
    }

    private static Detection with(Detection right, Duration rejoin, Alerting alerting) {
        return new Detection(
                right.fees(),
                right.instruments(),
                right.rule(),
                right.maxNotional(),
                right.limits(),
                right.outOfOrderness(),
                right.ageCap(),
                rejoin,
                right.updateEvery(),
                alerting,
                Conversions.NONE,
                null);
    }

    static Detection withoutCap(Detection right) {
        return with(right, right.instruments(), null);
    }

    static Detection inAnyQuantity(Detection right) {
        return with(right, InstrumentTable.EMPTY, right.maxNotional());
    }

    static Detection withoutLag(Detection right) {
        LegLimits limits = right.limits();
        return with(
                right,
                right.fees(),
                right.rule(),
                new LegLimits(
                        limits.maxAge(),
                        limits.maxUnchanged(),
                        limits.maxAge(),
                        limits.maxLateHere(),
                        limits.maxSkew(),
                        limits.maxGrossBps(),
                        limits.maxDisagreementBps()));
    }

    /** About half of the aliens of a trial agree with the others then, and earn any profit. */
    static Detection believingNearlyAnyPrice(Detection right) {
        LegLimits limits = right.limits();
        return with(
                right,
                right.fees(),
                right.rule(),
                new LegLimits(
                        limits.maxAge(),
                        limits.maxUnchanged(),
                        limits.maxLag(),
                        limits.maxLateHere(),
                        limits.maxSkew(),
                        1e9,
                        5_000));
    }

    static Detection withoutAFee(Detection right) {
        List<FeeSchedule.Row> rows =
                right.fees().rows().stream()
                        .map(
                                row ->
                                        !row.venue().name().equals("BITSTAMP")
                                                ? row
                                                : new FeeSchedule.Row(
                                                        row.venue(),
                                                        row.market(),
                                                        row.validFrom(),
                                                        TakerFee.parse("0%"),
                                                        row.source()))
                        .toList();
        return with(right, new FeeSchedule("dropped", rows), right.rule(), right.limits());
    }

    private static Detection with(
            Detection right, InstrumentTable instruments, BigDecimal maxNotional) {
        return new Detection(
                right.fees(),
                instruments,
                right.rule(),
                maxNotional,
                right.limits(),
                right.outOfOrderness(),
                right.ageCap(),
                right.rejoin(),
                right.updateEvery(),
                right.alerting(),
                Conversions.NONE,
                null);
    }

    private static Detection with(
            Detection right, FeeSchedule fees, DetectionRule rule, LegLimits limits) {
        return new Detection(
                fees,
                right.instruments(),
                rule,
                right.maxNotional(),
                limits,
                right.outOfOrderness(),
                right.ageCap(),
                right.rejoin(),
                right.updateEvery(),
                right.alerting(),
                Conversions.NONE,
                null);
    }
}
