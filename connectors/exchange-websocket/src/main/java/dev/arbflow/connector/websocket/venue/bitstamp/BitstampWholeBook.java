package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;

/** The {@code order_book} channel: every frame replaces the book, so every fault heals itself. */
record BitstampWholeBook(SubscribedBook book) implements BitstampBook {

    @Override
    public void opened() {
        // Nothing is kept from frame to frame.
    }

    @Override
    public void read(WireJson data, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        book.levels().clear();
        BitstampBook.apply(data, book.levels());
        book.publish(exchangeUs, receiveUs, out);
    }

    @Override
    public void seed(WireJson body, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        read(body, exchangeUs, receiveUs, out);
    }
}
