package dev.arbflow.jobs.dedup;

import dev.arbflow.market.trade.Trade;

/**
 * A trade with a place of its own on the time axis of its listing.
 *
 * @param trade the trade
 * @param ordinal tells it from the other trades of its microsecond, from 0 to {@link #LAST_ORDINAL}
 */
public record StampedTrade(Trade trade, int ordinal) {

    /** As many nanoseconds as a microsecond has room for. */
    public static final int LAST_ORDINAL = 999;

    /**
     * @throws IllegalArgumentException if the ordinal would reach into the next microsecond
     */
    public StampedTrade {
        if (ordinal < 0 || ordinal > LAST_ORDINAL) {
            throw new IllegalArgumentException(
                    "more than 1000 trades of "
                            + trade.listing()
                            + " in microsecond "
                            + trade.times().happenedUs()
                            + ": one point would overwrite another");
        }
    }

    /** When it happened, in nanoseconds since 1970-01-01T00:00:00Z; no two of a listing agree. */
    public long timestampNs() {
        return Math.addExact(Math.multiplyExact(trade.times().happenedUs(), 1_000L), ordinal);
    }
}
