package dev.arbflow.market.trade;

import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Progress;

/**
 * One record of the trades topic: a trade or a progress record; the other component is null.
 *
 * @param trade what was traded
 * @param progress proof that everything up to its {@code asOfUs} has been delivered
 */
public record TradeUpdate(Trade trade, Progress progress) {

    public static TradeUpdate of(Trade trade) {
        return new TradeUpdate(trade, null);
    }

    public static TradeUpdate of(Progress progress) {
        return new TradeUpdate(null, progress);
    }

    /** The connection that delivered it. */
    public Origin origin() {
        return trade != null ? trade.origin() : progress.origin();
    }

    /** Its event time: the corrected exchange time, in microseconds. */
    public long happenedUs() {
        return trade != null ? trade.times().happenedUs() : progress.asOfUs();
    }

    /** Our clock when it arrived, in microseconds. */
    public long receiveUs() {
        return trade != null ? trade.times().receiveUs() : progress.receiveUs();
    }
}
