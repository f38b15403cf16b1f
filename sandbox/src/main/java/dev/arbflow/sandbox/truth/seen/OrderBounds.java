package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.LimitOrders;
import dev.arbflow.sandbox.truth.BestFill;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Between which prices the limits of two orders must be that take what was seen.
 *
 * <p>A limit lets the last unit through, and of its way from there to the price at which the last
 * unit comes to the middle of what it costs and brings at most the rest of a tick is missing.
 *
 * @param ask price of the last unit bought
 * @param middleAsk price at which buying it would cost the middle
 * @param bid price of the last unit sold
 * @param middleBid price at which selling it would bring the middle
 * @param orders what the venues accept
 * @param expiresUs until when orders may rely on what was seen
 */
record OrderBounds(
        BigDecimal ask,
        BigDecimal middleAsk,
        BigDecimal bid,
        BigDecimal middleBid,
        Orders orders,
        long expiresUs) {
    private static final MathContext DIGITS = MathContext.DECIMAL128;

    /** Beyond what divisions lose. */
    private static final BigDecimal NEARLY_NONE = new BigDecimal("1e-20");

    static OrderBounds of(BestFill fill, Orders orders, long expiresUs) {
        BigDecimal pays = fill.cost().divide(fill.bought(), DIGITS);
        BigDecimal keeps = fill.proceeds().divide(fill.sold(), DIGITS);
        BigDecimal middle =
                fill.lastAsk()
                        .multiply(pays)
                        .add(fill.lastBid().multiply(keeps))
                        .divide(BigDecimal.valueOf(2), DIGITS);
        return new OrderBounds(
                fill.lastAsk(),
                middle.divide(pays, DIGITS),
                fill.lastBid(),
                middle.divide(keeps, DIGITS),
                orders,
                expiresUs);
    }

    /** A line for each figure that is not what it had to be, beginning with the figure's name. */
    List<String> differences(String which, LimitOrders told) {
        if (told == null) {
            return List.of(which + " is null instead of " + this);
        }
        List<String> differences = new ArrayList<>();
        if (!fits(told.buyLimit().subtract(ask), middleAsk.subtract(ask), orders.buy().tick())) {
            differences.add(which + ".buyLimit is " + told.buyLimit() + " instead of " + middleAsk);
        }
        if (!fits(bid.subtract(told.sellLimit()), bid.subtract(middleBid), orders.sell().tick())) {
            differences.add(
                    which + ".sellLimit is " + told.sellLimit() + " instead of " + middleBid);
        }
        if (told.expiresUs() != expiresUs) {
            differences.add(
                    which + ".expiresUs is " + told.expiresUs() + " instead of " + expiresUs);
        }
        return differences;
    }

    /** Whether a limit is as far from the last unit as it may be, in whole ticks. */
    private static boolean fits(BigDecimal given, BigDecimal most, BigDecimal tick) {
        if (tick == null) {
            return given.signum() == 0;
        }
        BigDecimal missing = most.subtract(given);
        return given.signum() >= 0
                && given.remainder(tick).signum() == 0
                && missing.compareTo(NEARLY_NONE.negate()) >= 0
                && missing.compareTo(tick.add(NEARLY_NONE)) < 0;
    }
}
