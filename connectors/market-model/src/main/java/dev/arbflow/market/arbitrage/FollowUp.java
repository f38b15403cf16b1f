package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Nullable;
import dev.arbflow.market.Route;
import dev.arbflow.market.Since;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How much of what an episode offered at its opening could still be taken shortly after, at the
 * same threshold.
 *
 * <p>The clock starts with the receipt of what proved the episode. No order can start earlier; the
 * episode itself leaves the job later, by the out-of-orderness bound and the time of processing. A
 * look that is still to come is null, in state only: a follow-up leaves the job with all of them.
 *
 * @param id that of the episode
 * @param route which way
 * @param openedUs when the edge first stood above the opening threshold
 * @param toldUs event time at which the episode was proven and told: the looks count from here
 * @param minNetBps opening threshold that each unit had to earn then, in basis points
 * @param quantity size of the whole fill at {@code toldUs}, base units; greater than zero
 * @param netBps net edge of that fill, in basis points
 * @param after50Ms 50 ms after {@code toldUs}
 * @param after100Ms 100 ms after
 * @param after250Ms 250 ms after
 * @param after500Ms 500 ms after
 * @param after1000Ms 1,000 ms after
 */
public record FollowUp(
        String id,
        Route route,
        long openedUs,
        long toldUs,
        double minNetBps,
        BigDecimal quantity,
        double netBps,
        @Nullable Look after50Ms,
        @Nullable Look after100Ms,
        @Nullable Look after250Ms,
        @Nullable Look after500Ms,
        @Nullable Look after1000Ms) {

    /** How long after {@code toldUs} each look is taken, in milliseconds. */
    public static final List<Integer> HORIZONS_MS = List.of(50, 100, 250, 500, 1_000);

    /**
     * What was still there at one moment, or why that is not known.
     *
     * @param censored why it is not known, in the words for the end of an episode; null if it is
     * @param quantity base units of at most the size at the opening, each of which still earns the
     *     opening threshold, in orders that both venues accept; zero if there are none
     * @param share that quantity over the size at the opening, from 0 to 1
     * @param netBps net edge of that quantity; the touch after fees where it is zero; null if a
     *     book has no such side
     * @param ageUs time since the older of both legs was proven alive, in microseconds
     * @param exhausted whether a ladder ran out before the whole size was found, so that quantity
     *     and share are lower bounds
     * @param amounts what that quantity comes to; null if there is none, or a release wrote it that
     *     did not know it
     */
    public record Look(
            CloseReason censored,
            @Nullable BigDecimal quantity,
            @Nullable Double share,
            @Nullable Double netBps,
            @Nullable Long ageUs,
            boolean exhausted,
            @Nullable @Since(version = 2, absent = "") Amounts amounts) {

        /** A look that nobody could take. */
        public static Look unknown(CloseReason why) {
            return new Look(why, null, null, null, null, false, null);
        }

        /** Whether it is known what was there. */
        public boolean isKnown() {
            return censored == null;
        }
    }

    /**
     * What the quantity of a look comes to.
     *
     * @param cost paid, with all fees of the buying leg, quote units
     * @param proceeds received, after all fees of the selling leg, quote units
     * @param bought paid before fees, in the currency of the buying leg
     * @param sold received before fees, in the currency of the selling leg
     */
    public record Amounts(
            BigDecimal cost, BigDecimal proceeds, BigDecimal bought, BigDecimal sold) {

        /** Those of a fill; null if it is empty. */
        public static Amounts of(Fill fill) {
            return fill.isEmpty()
                    ? null
                    : new Amounts(fill.cost(), fill.proceeds(), fill.bought(), fill.sold());
        }

        /** Proceeds minus cost. */
        public BigDecimal profit() {
            return proceeds.subtract(cost);
        }

        /** What both venues keep; of a route without a conversion only. */
        public BigDecimal fees() {
            return cost.subtract(bought).add(sold.subtract(proceeds));
        }
    }

    /** A follow-up of an episode that is told now. */
    public static FollowUp begun(Spread spread, long openedUs, double minNetBps) {
        return new FollowUp(
                Episode.idOf(spread.route(), openedUs),
                spread.route(),
                openedUs,
                spread.timeUs(),
                minNetBps,
                spread.quantity(),
                spread.netBps(),
                null,
                null,
                null,
                null,
                null);
    }

    /** The looks taken so far, the earliest first. */
    public List<Look> looks() {
        return Stream.of(after50Ms, after100Ms, after250Ms, after500Ms, after1000Ms)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether no look is still to come. */
    public boolean isComplete() {
        return after1000Ms != null;
    }

    /** Event time of the last look, unless it is cut off before. */
    public long lastLookUs() {
        return toldUs + HORIZONS_MS.get(HORIZONS_MS.size() - 1) * 1_000L;
    }

    /**
     * Event time of the next look.
     *
     * @throws IndexOutOfBoundsException if it is complete
     */
    public long nextUs() {
        return toldUs + HORIZONS_MS.get(looks().size()) * 1_000L;
    }

    /** What is known where nothing is left that both venues accept. */
    public Look foundNothing(Double touchBps, long ageUs, boolean exhausted) {
        return new Look(null, BigDecimal.ZERO, 0.0, touchBps, ageUs, exhausted, null);
    }

    /** What is known of a fill that is still there. */
    public Look found(Fill stillThere, long ageUs, boolean exhausted) {
        return new Look(
                null,
                stillThere.quantity(),
                stillThere.quantity().divide(quantity, MathContext.DECIMAL64).doubleValue(),
                stillThere.netBps(),
                ageUs,
                exhausted,
                Amounts.of(stillThere));
    }

    /** The same with its next look. */
    public FollowUp with(Look next) {
        List<Look> looks = new ArrayList<>(looks());
        looks.add(next);
        return of(looks);
    }

    /** The same, if nothing more can be seen. */
    public FollowUp cutOff(CloseReason why) {
        List<Look> looks = new ArrayList<>(looks());
        while (looks.size() < HORIZONS_MS.size()) {
            looks.add(Look.unknown(why));
        }
        return of(looks);
    }

    private FollowUp of(List<Look> looks) {
        return new FollowUp(
                id,
                route,
                openedUs,
                toldUs,
                minNetBps,
                quantity,
                netBps,
                at(looks, 0),
                at(looks, 1),
                at(looks, 2),
                at(looks, 3),
                at(looks, 4));
    }

    private static Look at(List<Look> looks, int place) {
        return place < looks.size() ? looks.get(place) : null;
    }
}
