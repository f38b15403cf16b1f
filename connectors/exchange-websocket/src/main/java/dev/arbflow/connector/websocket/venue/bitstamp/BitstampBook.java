package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.book.BookSide;
import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;

/** How one of Bitstamp's book channels makes up a book. */
interface BitstampBook {

    SubscribedBook book();

    /** A new connection: forgets the old one. */
    void opened();

    /** Reads the data of a frame of the channel. */
    void read(WireJson data, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException;

    /** Reads the body of a REST answer. */
    void seed(WireJson body, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException;

    /** Applies the levels of a frame; an amount of zero deletes. */
    static void apply(WireJson data, OrderBook levels) throws MalformedFrameException {
        apply(data.field("bids"), levels.bids());
        apply(data.field("asks"), levels.asks());
    }

    private static void apply(WireJson rows, BookSide side) throws MalformedFrameException {
        for (WireJson row : rows.items()) {
            side.set(WireLevel.withoutText(row.item(0), row.item(1)));
        }
    }
}
