package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.LimitOrders;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.MailCheck;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes that a detector could make in what it tells, or in what it takes for told. */
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
                                best.legs(),
                                null,
                                best.orders()))
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
                                best.legs(),
                                null,
                                best.orders()))
                .build();
    }

    static Episode meanPricesSwapped(Episode told) {
        Episode.Legs legs = told.last().legs();
        return withLegs(
                told,
                new Episode.Legs(
                        legs.atUs(),
                        legs.sellVwap(),
                        legs.buyVwap(),
                        legs.buyAgeUs(),
                        legs.sellAgeUs()));
    }

    static Episode agesSwapped(Episode told) {
        Episode.Legs legs = told.last().legs();
        return withLegs(
                told,
                new Episode.Legs(
                        legs.atUs(),
                        legs.buyVwap(),
                        legs.sellVwap(),
                        legs.sellAgeUs(),
                        legs.buyAgeUs()));
    }

    static Episode seenLater(Episode told) {
        Episode.Legs legs = told.last().legs();
        return withLegs(
                told,
                new Episode.Legs(
                        legs.atUs() + 1,
                        legs.buyVwap(),
                        legs.sellVwap(),
                        legs.buyAgeUs(),
                        legs.sellAgeUs()));
    }

    static Episode limitsAtTheMean(Episode told) {
        Episode.Legs legs = told.last().legs();
        LimitOrders orders = told.last().orders();
        return withLast(
                told,
                legs,
                new LimitOrders(
                        legs.buyVwap().add(BigDecimal.ONE),
                        legs.sellVwap(),
                        null,
                        orders.expiresUs()));
    }

    static Episode expiresLater(Episode told) {
        LimitOrders orders = told.last().orders();
        return withLast(
                told,
                told.last().legs(),
                new LimitOrders(
                        orders.buyLimit(), orders.sellLimit(), null, orders.expiresUs() + 1));
    }

    private static Episode withLegs(Episode told, Episode.Legs legs) {
        return withLast(told, legs, told.last().orders());
    }

    private static Episode withLast(Episode told, Episode.Legs legs, LimitOrders orders) {
        Episode.Moment last = told.last();
        return Episodes.like(told)
                .last(
                        new Episode.Moment(
                                last.quantity(),
                                last.cost(),
                                last.profit(),
                                last.buyPrice(),
                                last.sellPrice(),
                                last.exhausted(),
                                last.capped(),
                                legs,
                                null,
                                orders))
                .build();
    }

    static Episode feesSwapped(Episode told) {
        Episode.Fees fees = told.fees();
        return Episodes.like(told)
                .fees(
                        new Episode.Fees(
                                fees.sellRate(),
                                fees.sellSource(),
                                fees.buyRate(),
                                fees.buySource(),
                                fees.breakEvenBps()))
                .build();
    }

    static Episode alwaysSeen(Episode told) {
        Episode.Piece piece = told.piece();
        return withPiece(told, piece.interruptedUs(), Episode.Onset.SEEN);
    }

    static Episode neverInterrupted(Episode told) {
        return withPiece(told, 0, told.piece().onset());
    }

    private static Episode withPiece(Episode told, long interruptedUs, Episode.Onset onset) {
        Episode.Piece piece = told.piece();
        return Episodes.like(told)
                .piece(new Episode.Piece(piece.sinceUs(), piece.number(), interruptedUs, onset))
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

    /** Each look is taken when the next one is due, and the last one never. */
    static FollowUp aHorizonLate(FollowUp told) {
        return with(told, told.looks().stream().skip(1)).cutOff(CloseReason.SHUTDOWN);
    }

    /** Where a book could not be relied on, nothing was there. */
    static FollowUp unknownAsNothing(FollowUp told) {
        return with(
                told,
                told.looks().stream()
                        .map(look -> look.isKnown() ? look : told.foundNothing(null, 0, false)));
    }

    static FollowUp toldAtTheOpening(FollowUp told) {
        return with(told, told.openedUs(), told.looks().stream());
    }

    static FollowUp uncapped(FollowUp told) {
        return with(
                told,
                told.looks().stream()
                        .map(
                                look ->
                                        new FollowUp.Look(
                                                look.censored(),
                                                look.quantity(),
                                                look.isKnown() ? look.share() * 1.5 : null,
                                                look.netBps(),
                                                look.ageUs(),
                                                look.exhausted(),
                                                look.amounts())));
    }

    private static FollowUp with(FollowUp told, Stream<FollowUp.Look> looks) {
        return with(told, told.toldUs(), looks);
    }

    private static FollowUp with(FollowUp told, long toldUs, Stream<FollowUp.Look> looks) {
        FollowUp without =
                new FollowUp(
                        told.id(),
                        told.route(),
                        told.openedUs(),
                        toldUs,
                        told.minNetBps(),
                        told.quantity(),
                        told.netBps(),
                        null,
                        null,
                        null,
                        null,
                        null);
        return looks.reduce(without, FollowUp::with, (a, b) -> b);
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

    /** A second route of a cause told as if it were one of its own. */
    static List<MailCheck.Mail> aMailForEachRoute(List<MailCheck.Mail> mails, Trial trial) {
        MailCheck.Mail opening =
                mails.stream()
                        .filter(mail -> mail.text().contains("Has stood for"))
                        .findFirst()
                        .orElseThrow();
        String told = mails.stream().map(MailCheck.Mail::text).toList().toString();
        return Stream.concat(
                        mails.stream(),
                        trial.truth().episodes().stream()
                                .map(each -> Episode.idOf(each.route(), each.openedUs()))
                                .filter(id -> !told.contains(id))
                                .map(
                                        id ->
                                                new MailCheck.Mail(
                                                        opening.subject(),
                                                        opening.text()
                                                                .replaceAll(
                                                                        "(Episode: +).*",
                                                                        "$1" + id))))
                .toList();
    }

    /** A hint beside what detection tells of the same books. */
    static List<MailCheck.Mail> withAHint(List<MailCheck.Mail> mails) {
        MailCheck.Mail hint =
                new MailCheck.Mail(
                        "[SIMULATED] INDICATIVE, not executable: BTC/USD trades from Kraken to"
                                + " Bitstamp 9.0 bps apart, net",
                        "There is nothing to act on.");
        return Stream.concat(mails.stream(), Stream.of(hint)).toList();
    }

    static List<MailCheck.Mail> otherSide(List<MailCheck.Mail> mails) {
        return mails.stream()
                .map(
                        mail ->
                                new MailCheck.Mail(
                                        mail.subject(), mail.text().replace("cheap on", "dear on")))
                .toList();
    }
}
