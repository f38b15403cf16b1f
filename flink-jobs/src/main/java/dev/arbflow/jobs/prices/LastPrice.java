package dev.arbflow.jobs.prices;

import dev.arbflow.market.trade.Trade;
import java.util.Comparator;

/**
 * The newest price of one side, with what decides that it is the newest.
 *
 * @param price quote units for one base unit; {@link Double#NaN} if there is none
 * @param happenedUs when it was traded
 * @param epoch of the connection that told it, decides between trades of one microsecond
 * @param sequence within the epoch, decides after that
 */
record LastPrice(double price, long happenedUs, long epoch, long sequence) {

    /** No trade yet; older than any. */
    static final LastPrice NONE = new LastPrice(Double.NaN, Long.MIN_VALUE, 0, 0);

    private static final Comparator<LastPrice> AGE =
            Comparator.comparingLong(LastPrice::happenedUs)
                    .thenComparingLong(LastPrice::epoch)
                    .thenComparingLong(LastPrice::sequence);

    static LastPrice of(Trade trade) {
        return new LastPrice(
                trade.price(),
                trade.times().happenedUs(),
                trade.origin().epoch(),
                trade.origin().sequence());
    }

    /** The newer of the two; the other one if they are equally new. */
    LastPrice newest(LastPrice other) {
        return AGE.compare(this, other) > 0 ? this : other;
    }
}
