package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import java.math.BigDecimal;
import java.util.List;

/**
 * What had to be told of an episode within a second of being told.
 *
 * @param route which way
 * @param openedUs when the episode began
 * @param toldUs instant, by the client's clock, at which it was known
 * @param leastBps what each unit had to earn then
 * @param quantity what could be taken at that instant, base units
 * @param netBps net edge of that quantity
 * @param rests what was there at each of {@link #AFTER_MS}
 */
public record SeenFollowUp(
        Route route,
        long openedUs,
        long toldUs,
        double leastBps,
        BigDecimal quantity,
        double netBps,
        List<Rest> rests) {

    /** When it is looked at again, in milliseconds after {@code toldUs}. */
    static final List<Integer> AFTER_MS = List.of(50, 100, 250, 500, 1_000);

    /**
     * What of the quantity could still be taken.
     *
     * @param unknown why nobody can say; null if it is known
     * @param quantity base units, in orders that both venues accept; null if it is not known
     * @param netBps of that quantity, of the touch where it is zero; null without a touch
     * @param ageUs time since the leg was proven that was proven first
     * @param ranOut whether a side ended before the quantity was found
     */
    record Rest(
            CloseReason unknown, BigDecimal quantity, Double netBps, long ageUs, boolean ranOut) {

        static Rest unknown(CloseReason why) {
            return new Rest(why, null, null, 0, false);
        }
    }
}
