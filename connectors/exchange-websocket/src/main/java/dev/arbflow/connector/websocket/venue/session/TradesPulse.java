package dev.arbflow.connector.websocket.venue.session;

import java.time.Duration;

/**
 * How to tell a dead channel of trades from a quiet market.
 *
 * @param quiet for how long it may say nothing before it is asked for anew
 * @param beats whether a live channel never is silent for so long, so that silence proves it dead
 */
record TradesPulse(QuietLimit.Rule quiet, boolean beats) {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    /** The venue says something on every channel at least so often. */
    static TradesPulse beating(Duration within) {
        return new TradesPulse(QuietLimit.Rule.fixed(within), true);
    }

    /** The channel speaks of trades alone: only its own pauses show whether it is quiet or dead. */
    static TradesPulse unknown() {
        return new TradesPulse(QuietLimit.Rule.TRADES, false);
    }

    /** Something else says whether trades were lost, or they cannot be asked for anew. */
    static TradesPulse watchedElsewhere() {
        return new TradesPulse(QuietLimit.Rule.fixed(FOR_EVER), false);
    }
}
