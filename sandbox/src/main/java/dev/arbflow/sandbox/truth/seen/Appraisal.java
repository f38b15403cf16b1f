package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.truth.BestFill;
import dev.arbflow.sandbox.truth.Sides;
import dev.arbflow.sandbox.truth.seen.Look.Worth;
import dev.arbflow.sandbox.truth.seen.SeenFollowUp.Rest;
import java.math.BigDecimal;
import java.util.Optional;

/** Looks at two legs at one instant, with exact decimals and every quantity tried. */
final class Appraisal {
    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final double ROUNDING_BPS = 1e-9;

    private final Route route;
    private final Limits limits;
    private final Doubts doubts;
    private final Strangers strangers;
    private long buyBook;
    private long sellBook;
    private Optional<Sides> sides = Optional.empty();
    private Orders orders;

    Appraisal(Route route, Limits limits, Strangers strangers) {
        this.route = route;
        this.limits = limits;
        this.doubts = new Doubts(limits);
        this.strangers = strangers;
    }

    Look of(SeenLeg buy, SeenLeg sell, long nowUs) {
        if (buy.fault() != null || sell.fault() != null) {
            return Look.nothing(RefusalReason.BOOK_INVALID, worse(buy, sell));
        }
        BookState asks = buy.shown().book();
        BookState bids = sell.shown().book();
        if (asks.asks().isEmpty() || bids.bids().isEmpty()) {
            return Look.nothing(null, CloseReason.SPREAD_COLLAPSED);
        }
        BigDecimal ask = asks.instrument().price(asks.asks().get(0).price());
        BigDecimal bid = bids.instrument().price(bids.bids().get(0).price());
        if (bid.compareTo(ask) <= 0) {
            return Look.nothing(null, CloseReason.SPREAD_COLLAPSED);
        }
        Look touch = new Look(Worth.REFUSED, null, null, BestFill.NOTHING, ask, bid);
        return positive(touch, buy, sell, nowUs);
    }

    private Look positive(Look touch, SeenLeg buy, SeenLeg sell, long nowUs) {
        RefusalReason doubt = doubts.of(buy, sell, nowUs);
        if (doubt != null) {
            return touch.as(Worth.UNTRUSTED, doubt, CloseReason.LEG_STALE);
        }
        if (strangers.include(buy, sell, nowUs)) {
            return touch.as(Worth.UNTRUSTED, RefusalReason.ALIEN_ASSET, CloseReason.FEED_FAULT);
        }
        if (isTooGood(touch.ask(), touch.bid())) {
            return touch.as(Worth.UNTRUSTED, RefusalReason.IMPLAUSIBLE, CloseReason.FEED_FAULT);
        }
        return sides(buy, sell, nowUs)
                .map(sides -> weigh(touch, sides))
                .orElseGet(
                        () ->
                                touch.as(
                                        Worth.UNTRUSTED,
                                        RefusalReason.FEE_UNKNOWN,
                                        CloseReason.FEED_FAULT));
    }

    /** Whether the first unit of two books earns so much, at least as far as anybody can tell. */
    boolean earns(BookState asks, BookState bids, double leastBps, long nowUs) {
        return !asks.asks().isEmpty()
                && !bids.bids().isEmpty()
                && Sides.of(asks, bids, limits.charges(), null, nowUs)
                        .filter(sides -> sides.touchNetBps() >= leastBps - ROUNDING_BPS)
                        .isPresent();
    }

    /** What of a quantity that was told of can still be taken. */
    Rest rest(SeenFollowUp of, SeenLeg buy, SeenLeg sell, long nowUs) {
        if (buy.fault() != null || sell.fault() != null) {
            return Rest.unknown(worse(buy, sell));
        }
        if (doubts.of(buy, sell, nowUs) != null) {
            return Rest.unknown(CloseReason.LEG_STALE);
        }
        if (strangers.include(buy, sell, nowUs)) {
            return Rest.unknown(CloseReason.FEED_FAULT);
        }
        BookState asks = buy.shown().book();
        BookState bids = sell.shown().book();
        long ageUs = nowUs - Math.min(buy.provenUs(), sell.provenUs());
        if (asks.asks().isEmpty() || bids.bids().isEmpty()) {
            return new Rest(null, BigDecimal.ZERO, null, ageUs, false);
        }
        if (isTooGood(
                asks.instrument().price(asks.asks().get(0).price()),
                bids.instrument().price(bids.bids().get(0).price()))) {
            return Rest.unknown(CloseReason.FEED_FAULT);
        }
        return Sides.of(asks, bids, limits.charges(), null, nowUs)
                .map(sides -> rest(of, sides, ageUs, nowUs))
                .orElseGet(() -> Rest.unknown(CloseReason.FEED_FAULT));
    }

    private Rest rest(SeenFollowUp of, Sides sides, long ageUs, long nowUs) {
        Orders accepted = Orders.of(limits.instruments(), route, nowUs);
        BestFill any = sides.above(of.leastBps());
        BestFill fill = sides.inLots(sides.upTo(any, of.quantity()), accepted.lot());
        boolean none = accepted.objection(fill) != null;
        return new Rest(
                null,
                none ? BigDecimal.ZERO : fill.quantity(),
                none ? (Double) sides.touchNetBps() : (Double) fill.netBps(),
                ageUs,
                any.exhausted() && any.quantity().compareTo(of.quantity()) < 0);
    }

    /** Whether prices differ by more than anybody believes. */
    private boolean isTooGood(BigDecimal ask, BigDecimal bid) {
        BigDecimal most = ask.multiply(BigDecimal.valueOf(limits.maxGrossBps()));
        return bid.subtract(ask).multiply(BPS).compareTo(most) > 0;
    }

    /** First instant at which time alone makes two legs unreliable that are reliable now. */
    long doubtfulFromUs(SeenLeg buy, SeenLeg sell) {
        long ageUs = Math.min(buy.provenUs(), sell.provenUs()) + limits.maxAgeUs();
        long unchangedUs = Math.min(buy.changedUs(), sell.changedUs()) + limits.maxUnchangedUs();
        return Math.min(ageUs, unchangedUs) + 1;
    }

    /** What two books offer after fees; as long as both stand, so does the answer. */
    private Optional<Sides> sides(SeenLeg buy, SeenLeg sell, long nowUs) {
        if (sides.isEmpty() || buy.books() != buyBook || sell.books() != sellBook) {
            sides =
                    Sides.of(
                            buy.shown().book(),
                            sell.shown().book(),
                            limits.charges(),
                            limits.mostCost(),
                            nowUs);
            orders = Orders.of(limits.instruments(), route, nowUs);
            buyBook = buy.books();
            sellBook = sell.books();
        }
        return sides;
    }

    /** Each unit has to earn the threshold by itself. */
    private Look weigh(Look touch, Sides sides) {
        Offer opening = offer(sides, limits.rule().minNetBps());
        if (opening.miss == null) {
            return touch.with(opening.fill).as(Worth.TAKEABLE, null, null);
        }
        Offer holding = offer(sides, limits.rule().holdNetBps());
        return holding.miss == null
                ? touch.with(holding.fill).as(Worth.HOLDING, opening.miss, null)
                : touch.with(opening.fill)
                        .as(Worth.REFUSED, opening.miss, CloseReason.SPREAD_COLLAPSED);
    }

    /**
     * What could be ordered.
     *
     * @param fill in whole lots
     * @param miss why it is not enough; null if it is
     */
    private record Offer(BestFill fill, RefusalReason miss) {}

    private Offer offer(Sides sides, double leastBps) {
        BestFill any = sides.above(leastBps);
        BestFill fill = sides.inLots(any, orders.lot());
        if (any.quantity().signum() == 0) {
            return new Offer(
                    fill,
                    sides.touchEarns() ? RefusalReason.BELOW_MIN_NET : RefusalReason.BELOW_FEES);
        }
        BigDecimal least = BigDecimal.valueOf(limits.rule().minNotional());
        boolean tooSmall = !any.capped() && any.proceeds().compareTo(least) < 0;
        return new Offer(
                fill, tooSmall ? RefusalReason.BELOW_MIN_NOTIONAL : orders.objection(fill));
    }

    private static CloseReason worse(SeenLeg buy, SeenLeg sell) {
        boolean lost = ends(buy, CloseReason.FEED_FAULT) || ends(sell, CloseReason.FEED_FAULT);
        return lost ? CloseReason.FEED_FAULT : CloseReason.BOOK_RESYNC;
    }

    private static boolean ends(SeenLeg leg, CloseReason reason) {
        return leg.fault() != null && leg.fault().ends() == reason;
    }
}
