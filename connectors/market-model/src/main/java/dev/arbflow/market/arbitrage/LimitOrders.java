package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Nullable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The orders that take a fill: at which prices at worst, and how long that makes sense.
 *
 * <p>At the last level that the fill takes from each book, its last unit still earns the threshold.
 * What that unit earns is what both prices may move before a pair that is filled at both limits
 * comes out even; each limit is given half of it. In whole ticks of its venue, rounded towards the
 * last level; where no tick is known the limit is that level, whose price the venue has printed
 * itself. So every unit of the fill is within the limits, and each is better for us at both than at
 * none.
 *
 * @param buyLimit most to pay for a base unit, before the fee, in the currency of the buying leg
 * @param sellLimit least to take for one, before the fee, in that of the selling leg
 * @param exchangeLimit where the currency of a leg is exchanged, the price of the last level that
 *     is taken there; null if there is none
 * @param expiresUs moment from which on an order would rely on books that are not proven any more
 */
public record LimitOrders(
        BigDecimal buyLimit,
        BigDecimal sellLimit,
        @Nullable BigDecimal exchangeLimit,
        long expiresUs) {

    /** Half of what is left goes to either order; more digits than any tick has. */
    private static final MathContext SLACK = new MathContext(34, RoundingMode.FLOOR);

    private static final BigDecimal TWO = new BigDecimal(2);

    /**
     * The last unit of a fill, the one that earns least.
     *
     * @param ask what it is bought at
     * @param bid what it is sold at
     * @param rate what the currency of a leg is exchanged at for it; null if there is none
     * @param cost what it costs after all fees, in the quote of the route
     * @param proceeds what it brings after all fees, likewise; more than that
     */
    public record LastUnit(
            BigDecimal ask,
            BigDecimal bid,
            BigDecimal rate,
            BigDecimal cost,
            BigDecimal proceeds) {}

    /**
     * Those that take all units up to a last one.
     *
     * @param buyTick step of prices of the buying venue; null if it has none, or it is not known
     * @param sellTick that of the selling venue, likewise
     */
    public static LimitOrders upTo(
            LastUnit last, BigDecimal buyTick, BigDecimal sellTick, long expiresUs) {
        BigDecimal half = last.proceeds().subtract(last.cost()).divide(TWO);
        return new LimitOrders(
                last.ask().add(ticks(last.ask(), half, last.cost(), buyTick)),
                last.bid().subtract(ticks(last.bid(), half, last.proceeds(), sellTick)),
                last.rate(),
                expiresUs);
    }

    /** By how many whole ticks a price may move while what a unit comes to moves by so much. */
    private static BigDecimal ticks(
            BigDecimal price, BigDecimal slack, BigDecimal unit, BigDecimal tick) {
        return tick == null
                ? BigDecimal.ZERO
                : price.multiply(slack)
                        .divide(unit, SLACK)
                        .divide(tick, 0, RoundingMode.FLOOR)
                        .multiply(tick);
    }
}
