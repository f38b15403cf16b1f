package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.sandbox.truth.BestFill;
import java.math.BigDecimal;

/**
 * What a route looks like at one instant.
 *
 * @param worth what it is worth
 * @param refusal why it is not worth taking, or not worth beginning; null if it is, or if nothing
 *     can be earned at all
 * @param ends why an open episode ends; null if it goes on
 * @param fill what could be taken
 * @param ask best ask of the buying venue; null where a book cannot be used
 * @param bid best bid of the selling venue; likewise
 */
record Look(
        Worth worth,
        RefusalReason refusal,
        CloseReason ends,
        BestFill fill,
        BigDecimal ask,
        BigDecimal bid) {

    /** What an instant is worth. */
    enum Worth {
        /** No positive difference of prices, as far as anybody can tell. */
        NOTHING,
        /** A positive difference that is not worth taking. */
        REFUSED,
        /** A positive difference that nobody can rely on. */
        UNTRUSTED,
        /** Not worth beginning, but worth going on. */
        HOLDING,
        /** Worth taking. */
        TAKEABLE
    }

    static Look nothing(RefusalReason refusal, CloseReason ends) {
        return new Look(Worth.NOTHING, refusal, ends, BestFill.NOTHING, null, null);
    }

    Look as(Worth other, RefusalReason reason, CloseReason end) {
        return new Look(other, reason, end, fill, ask, bid);
    }

    Look with(BestFill other) {
        return new Look(worth, refusal, ends, other, ask, bid);
    }
}
