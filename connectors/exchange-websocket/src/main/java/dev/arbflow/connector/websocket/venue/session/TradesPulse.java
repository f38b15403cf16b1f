package dev.arbflow.connector.websocket.venue.session;

import java.time.Duration;

/**
 * How to tell a dead channel of trades from a quiet market.
 *
 * @param quietFor silence after which the channel is asked for anew
 * @param beats whether a live channel never is silent for so long, so that silence proves it dead
 */
record TradesPulse(Duration quietFor, boolean beats) {
    private static final Duration FOR_EVER = Duration.ofDays(10_000);

    /** The venue says something on every channel at least so often. */
    static TradesPulse beating(Duration within) {
        return new TradesPulse(within, true);
    }

    /** The channel speaks of trades alone: asked for anew now and then, for it may be quiet. */
    static TradesPulse unknown() {
        return new TradesPulse(Duration.ofMinutes(10), false);
    }

    /** Something else says whether trades were lost, or they cannot be asked for anew. */
    static TradesPulse watchedElsewhere() {
        return new TradesPulse(FOR_EVER, false);
    }
}
