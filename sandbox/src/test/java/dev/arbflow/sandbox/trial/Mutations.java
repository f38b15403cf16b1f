package dev.arbflow.sandbox.trial;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes that a detector could make: in what it tells, in its settings, in what it is told. */
final class Mutations {
    private static final long SECOND_US = 1_000_000;

    private Mutations() {}

    static Episode profitTimesTen(Episode told) {
        Episode.Moment best = told.peak();
        return Episodes.like(told)
                .peak(
                        new Episode.Moment(
                                best.quantity(),
                                best.cost(),
                                best.profit().multiply(BigDecimal.TEN),
                                best.buyPrice(),
                                best.sellPrice(),
                                best.exhausted(),
                                best.capped(),
                                best.legs()))
                .build();
    }

    static Episode sizeHalved(Episode told) {
        Episode.Moment best = told.peak();
        return Episodes.like(told)
                .peak(
                        new Episode.Moment(
                                best.quantity().multiply(new BigDecimal("0.5")),
                                best.cost(),
                                best.profit(),
                                best.buyPrice(),
                                best.sellPrice(),
                                best.exhausted(),
                                best.capped(),
                                best.legs()))
                .build();
    }

    static Episode meanIsPeak(Episode told) {
        Episode.NetEdge net = told.net();
        return Episodes.like(told)
                .net(
                        new Episode.NetEdge(
                                net.openBps(), net.peakBps(), net.peakBps(), net.lastBps()))
                .build();
    }

    static Episode ageless(Episode told) {
        return Episodes.like(told).counted(told.samples(), 0, told.maxSkewUs()).build();
    }

    static Episode oneSecondLate(Episode told) {
        return Episodes.of(told.route(), told.openedUs() + SECOND_US)
                .revision(told.revision())
                .closed(told.closeReason())
                .detectedUs(told.detectedUs() + SECOND_US)
                .lastUs(told.lastUs() + SECOND_US)
                .net(told.net())
                .peak(told.peak())
                .last(told.last())
                .maxQuantity(told.maxQuantity())
                .counted(told.samples(), told.maxLegAgeUs(), told.maxSkewUs())
                .build();
    }

    static Episode wrongLeg(Episode told) {
        Route route = told.route();
        Route back = new Route(route.market(), /* buy= */ route.sell(), /* sell= */ route.buy());
        return Episodes.of(back, told.openedUs())
                .revision(told.revision())
                .closed(told.closeReason())
                .detectedUs(told.detectedUs())
                .lastUs(told.lastUs())
                .net(told.net())
                .peak(told.peak())
                .last(told.last())
                .build();
    }

    static Refusal otherwiseNamed(Refusal told) {
        return told.reason() != RefusalReason.LAGGING
                ? told
                : new Refusal(
                        told.route(),
                        RefusalReason.SKEWED,
                        told.minuteUs(),
                        told.samples(),
                        told.candidates(),
                        told.bestGrossBps(),
                        told.bestNetBps());
    }

    /** What was refused is told once more, as another candidate. */
    static List<Candidate> underAnotherId(List<Candidate> told) {
        return told.stream()
                .flatMap(
                        each ->
                                each.outcome() == Outcome.REFUSED
                                        ? Stream.of(each, beganOneLater(each))
                                        : Stream.of(each))
                .toList();
    }

    private static Candidate beganOneLater(Candidate told) {
        return new Candidate(
                Candidate.idOf(told.route(), told.startUs() + 1),
                told.revision(),
                told.route(),
                told.startUs() + 1,
                told.endUs(),
                told.outcome(),
                told.reason(),
                told.episodes(),
                told.samples(),
                told.bestGrossBps(),
                told.bestNetBps());
    }

    static List<Candidate> stillOpen(List<Candidate> told) {
        return told.stream().filter(each -> each.outcome() == Outcome.OPEN).toList();
    }

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
                        limits.maxGrossBps()));
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
            Detection right, FeeSchedule fees, DetectionRule rule, LegLimits limits) {
        return new Detection(
                fees,
                right.instruments(),
                rule,
                right.maxNotional(),
                limits,
                right.disorder(),
                right.ageCap(),
                right.updateEvery(),
                right.alertCooldown(),
                right.alertMaxBehind());
    }

    /** What has just come is taken for proof of the moment at which it came. */
    static List<Delivery> provenByUs(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(
                        each ->
                                new Delivery(
                                        each.listing(),
                                        each.session(),
                                        each.receiveUs(),
                                        each.receiveUs(),
                                        each.lagUs(),
                                        each.lateHereUs(),
                                        each.content() instanceof Delivery.Shown shown
                                                ? new Delivery.Shown(shown.book(), each.receiveUs())
                                                : each.content()))
                .toList();
    }
}
