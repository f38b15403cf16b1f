package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Times;

/**
 * A data frame of Bitfinex without what it says: {@code [channel, ..., sequence]}, followed by the
 * server's milliseconds where the connection asked for them.
 *
 * @param channel number of the channel
 * @param sequence grows by one over all channels of a connection, heartbeats included
 * @param exchangeUs when the server sent it, or {@link Times#UNKNOWN}
 * @param receiveUs our clock when it arrived
 */
record BitfinexFrame(long channel, long sequence, long exchangeUs, long receiveUs) {

    static BitfinexFrame of(WireJson frame, boolean timed, long receiveUs)
            throws MalformedFrameException {
        return new BitfinexFrame(
                frame.item(0).integer(),
                frame.item(timed ? -2 : -1).integer(),
                timed ? WireTime.ofMillis(frame.item(-1)) : Times.UNKNOWN,
                receiveUs);
    }
}
