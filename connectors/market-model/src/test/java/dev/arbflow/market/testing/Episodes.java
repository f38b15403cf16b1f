package dev.arbflow.market.testing;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.LimitOrders;
import java.math.BigDecimal;

/** Builds episodes for tests; what a test does not say is some plausible value. */
public final class Episodes {
    private final Route route;
    private final long openedUs;
    private String id;
    private int revision = 1;
    private CloseReason closeReason;
    private long detectedUs;
    private long lastUs;
    private Episode.NetEdge net = new Episode.NetEdge(1, 2, 3, 4);
    private Episode.Moment peak =
            moment(BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ONE, 20_000, 20_010, false);
    private Episode.Moment last;
    private Episode.Fees fees =
            new Episode.Fees(
                    BigDecimal.ZERO,
                    "bitfinex.com/fees",
                    new BigDecimal("0.004"),
                    "schedule",
                    40.16);
    private BigDecimal maxQuantity = new BigDecimal("2.5");
    private long samples = 1;
    private long maxLegAgeUs;
    private long maxSkewUs;
    private String feeVersion = "fees";
    private int ruleVersion;
    private long emittedUs;
    private Episode.Piece piece;
    private EdgeNorm norm = EdgeNorm.UNKNOWN;

    private Episodes(Route route, long openedUs) {
        this.route = route;
        this.openedUs = openedUs;
        id = Episode.idOf(route, openedUs);
        detectedUs = openedUs;
        lastUs = openedUs;
    }

    /** A moment whose units are bought and sold at the best prices, of legs just proven. */
    public static Episode.Moment moment(
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal profit,
            double buyPrice,
            double sellPrice,
            boolean exhausted) {
        Episode.Legs legs =
                new Episode.Legs(
                        1_700_000_002_500_000L,
                        BigDecimal.valueOf(buyPrice),
                        BigDecimal.valueOf(sellPrice),
                        12_000,
                        9_000);
        LimitOrders orders =
                new LimitOrders(
                        BigDecimal.valueOf(buyPrice),
                        BigDecimal.valueOf(sellPrice),
                        null,
                        legs.atUs() + 3_000_000);
        return new Episode.Moment(
                quantity, cost, profit, buyPrice, sellPrice, exhausted, false, legs, null, orders);
    }

    /** An open episode. */
    public static Episodes of(Route route, long openedUs) {
        return new Episodes(route, openedUs);
    }

    /** The same as another. */
    public static Episodes like(Episode other) {
        Episodes same = of(other.route(), other.openedUs()).id(other.id());
        return same.revision(other.revision())
                .closed(other.closeReason())
                .detectedUs(other.detectedUs())
                .lastUs(other.lastUs())
                .net(other.net())
                .peak(other.peak())
                .last(other.last())
                .fees(other.fees())
                .maxQuantity(other.maxQuantity())
                .counted(other.samples(), other.maxLegAgeUs(), other.maxSkewUs())
                .versions(other.feeVersion(), other.ruleVersion())
                .emittedUs(other.emittedUs())
                .piece(other.piece())
                .norm(other.norm());
    }

    public Episodes id(String other) {
        id = other;
        return this;
    }

    public Episodes revision(int number) {
        revision = number;
        return this;
    }

    /** Gives the reason of its end; null leaves it open. */
    public Episodes closed(CloseReason reason) {
        closeReason = reason;
        return this;
    }

    public Episodes detectedUs(long us) {
        detectedUs = us;
        return this;
    }

    public Episodes lastUs(long us) {
        lastUs = us;
        return this;
    }

    public Episodes net(Episode.NetEdge course) {
        net = course;
        return this;
    }

    public Episodes peak(Episode.Moment best) {
        peak = best;
        return this;
    }

    /** Sets the newest moment; the peak unless set. */
    public Episodes last(Episode.Moment newest) {
        last = newest;
        return this;
    }

    public Episodes fees(Episode.Fees charged) {
        fees = charged;
        return this;
    }

    public Episodes maxQuantity(BigDecimal largest) {
        maxQuantity = largest;
        return this;
    }

    public Episodes counted(long evaluations, long oldestLegUs, long largestSkewUs) {
        samples = evaluations;
        maxLegAgeUs = oldestLegUs;
        maxSkewUs = largestSkewUs;
        return this;
    }

    public Episodes versions(String fees, int rule) {
        feeVersion = fees;
        ruleVersion = rule;
        return this;
    }

    public Episodes emittedUs(long us) {
        emittedUs = us;
        return this;
    }

    /** Says which part of a dislocation it is; the only one unless set. */
    public Episodes piece(Episode.Piece part) {
        piece = part;
        return this;
    }

    public Episodes norm(EdgeNorm usual) {
        norm = usual;
        return this;
    }

    public Episode build() {
        return new Episode(
                id,
                revision,
                route,
                closeReason,
                openedUs,
                detectedUs,
                lastUs,
                net,
                peak,
                last,
                fees,
                maxQuantity,
                samples,
                maxLegAgeUs,
                maxSkewUs,
                feeVersion,
                ruleVersion,
                emittedUs,
                piece != null ? piece : Episode.Piece.first(openedUs, Episode.Onset.SEEN),
                norm);
    }
}
