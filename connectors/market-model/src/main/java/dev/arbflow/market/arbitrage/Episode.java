package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Since;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A stretch of event time during which a route was worth taking, as known so far.
 *
 * @param id {@link Route#code()}, an at sign, and {@code openedUs}: the same log gives the same id
 * @param revision grows with every version of this episode, from 1
 * @param route which way
 * @param closeReason why it ended; null while it is open
 * @param openedUs when the edge first stood above the opening threshold
 * @param detectedUs when it had stood there for the dwell time
 * @param lastUs when it was last seen; the end of a closed one
 * @param net course of the net edge
 * @param peak the moment of the largest profit
 * @param last the newest moment at which it stood
 * @param fees what both venues charge; null if a release wrote it that did not know it
 * @param maxQuantity largest size of the whole profitable fill at any moment, base units; null if a
 *     release wrote it that did not know it
 * @param samples number of evaluations since {@code openedUs}
 * @param maxLegAgeUs largest time since either leg was proven alive
 * @param maxSkewUs largest difference of the moments that the legs showed
 * @param feeVersion {@link FeeSchedule#version()} it was computed with
 * @param ruleVersion {@link DetectionRule#version()} it was opened under
 * @param emittedUs our clock when this version left the job; differs between runs
 * @param piece which part of a dislocation it is; if a release wrote it that did not know it, the
 *     only one
 * @param norm what the edge of the route usually was when it opened
 */
public record Episode(
        String id,
        int revision,
        Route route,
        CloseReason closeReason,
        long openedUs,
        long detectedUs,
        long lastUs,
        NetEdge net,
        Moment peak,
        Moment last,
        @Nullable Fees fees,
        BigDecimal maxQuantity,
        long samples,
        long maxLegAgeUs,
        long maxSkewUs,
        String feeVersion,
        int ruleVersion,
        long emittedUs,
        Piece piece,
        EdgeNorm norm) {

    /**
     * Which part of a dislocation an episode is. What a resync, a silence or a flutter around the
     * threshold cuts apart is one dislocation of several pieces, each an episode of its own.
     *
     * @param sinceUs when the first piece opened
     * @param number of this piece, from 1
     * @param interruptedUs time between the end of a piece and the opening of the next, all in all
     * @param onset whether this piece was seen to begin
     */
    public record Piece(long sinceUs, int number, long interruptedUs, Onset onset) {

        /** The first of a dislocation. */
        public static Piece first(long openedUs, Onset onset) {
            return new Piece(openedUs, 1, 0, onset);
        }
    }

    /** Whether an edge was seen to begin. */
    public enum Onset {
        /** Both books could be relied on when it was not there yet. */
        SEEN,
        /**
         * It stood when both books could be relied on for the first time after a start, a reconnect
         * or a resync: its lifetime is a lower bound.
         */
        UNSEEN,
        /** A release wrote it that did not know it. */
        UNKNOWN
    }

    /**
     * How the net edge went, in basis points.
     *
     * @param openBps at {@code openedUs}
     * @param meanBps mean weighted by the time each value stood
     * @param peakBps largest
     * @param lastBps newest
     */
    public record NetEdge(double openBps, double meanBps, double peakBps, double lastBps) {}

    /**
     * What could have been done at one moment.
     *
     * @param quantity base units
     * @param cost quote units, fees included: the capital it takes
     * @param profit quote units, after fees
     * @param buyPrice best ask of the buying venue, in the currency of that leg
     * @param sellPrice best bid of the selling venue, likewise
     * @param exhausted whether a ladder ran out, so that all of this is a lower bound
     * @param capped whether the most capital that may be planned with ended it, so that more was
     *     there
     * @param legs how the two legs stood; null if a release wrote it that did not know it
     * @param exchange what the other currency of one leg was worth; null if there is none
     * @param orders those that take it; null if a release wrote it that did not know them
     */
    public record Moment(
            BigDecimal quantity,
            BigDecimal cost,
            BigDecimal profit,
            double buyPrice,
            double sellPrice,
            boolean exhausted,
            @Since(version = 2, absent = "false") boolean capped,
            @Nullable @Since(version = 2, absent = "") Legs legs,
            @Nullable @Since(version = 3, absent = "") Exchanged exchange,
            @Nullable @Since(version = 4, absent = "") LimitOrders orders) {

        /** What an evaluation found, at the moment for which both legs were proven. */
        public static Moment of(Spread spread, long provenUs) {
            return new Moment(
                    spread.quantity(),
                    spread.cost(),
                    spread.profit(),
                    spread.buyPrice(),
                    spread.sellPrice(),
                    spread.exhausted(),
                    spread.capped(),
                    Legs.of(spread, provenUs),
                    spread.exchange(),
                    spread.orders());
        }

        /** Profit in basis points of the cost; 0 without a quantity. */
        public double netBps() {
            return Fill.bps(profit, cost);
        }

        /** Best bid over best ask, before fees and depth, in basis points. */
        public double grossBps() {
            return exchange == null
                    ? (sellPrice / buyPrice - 1) * 1e4
                    : exchange.grossBps(buyPrice, sellPrice);
        }
    }

    /**
     * How the two legs of a fill stood.
     *
     * @param atUs newest moment for which both were proven
     * @param buyVwap mean price of the units bought, before the fee
     * @param sellVwap mean price of the units sold, before the fee
     * @param buyAgeUs time since the buying leg was proven alive
     * @param sellAgeUs time since the selling leg was proven alive
     */
    public record Legs(
            long atUs, BigDecimal buyVwap, BigDecimal sellVwap, long buyAgeUs, long sellAgeUs) {

        private static Legs of(Spread spread, long provenUs) {
            return spread.bought().signum() == 0
                    ? null
                    : new Legs(
                            provenUs,
                            spread.bought().divide(spread.quantity(), MathContext.DECIMAL64),
                            spread.sold().divide(spread.quantity(), MathContext.DECIMAL64),
                            spread.buyAgeUs(),
                            spread.sellAgeUs());
        }
    }

    /**
     * What the venues charge a taker.
     *
     * @param buyRate of the buying venue, 0.004 for 0.40 %
     * @param buySource where that was read
     * @param sellRate of the selling venue
     * @param sellSource where that was read
     * @param breakEvenBps gross edge at which the fees leave nothing
     * @param exchangeRate of the venue at which the currency of a leg is exchanged; null if there
     *     is none
     * @param exchangeSource where that was read
     */
    public record Fees(
            BigDecimal buyRate,
            String buySource,
            BigDecimal sellRate,
            String sellSource,
            double breakEvenBps,
            @Nullable @Since(version = 2, absent = "") BigDecimal exchangeRate,
            @Nullable @Since(version = 2, absent = "") String exchangeSource) {

        /** Those of a route whose legs are both in its quote. */
        public Fees(
                BigDecimal buyRate,
                String buySource,
                BigDecimal sellRate,
                String sellSource,
                double breakEvenBps) {
            this(buyRate, buySource, sellRate, sellSource, breakEvenBps, null, null);
        }
    }

    /** Where a release wrote it that did not know the newest moment, the peak stands for it. */
    public Episode {
        last = last == null ? peak : last;
        norm = norm == null ? EdgeNorm.UNKNOWN : norm;
        piece = piece == null ? Piece.first(openedUs, Onset.UNKNOWN) : piece;
    }

    /** The identity of the episode that opened on a route at a moment. */
    public static String idOf(Route route, long openedUs) {
        return route.code() + '@' + openedUs;
    }

    /** The identity of the dislocation that it is a piece of: that of the first piece. */
    public String dislocation() {
        return idOf(route, piece.sinceUs());
    }

    /** Whether it opened with no other edge than the route always has. */
    public boolean isStanding() {
        return norm.isStanding(net.openBps());
    }

    /** Whether it has not ended yet. */
    public boolean isOpen() {
        return closeReason == null;
    }

    /** How long it has been taken for real so far, in microseconds. */
    public long lifetimeUs() {
        return lastUs - openedUs;
    }
}
