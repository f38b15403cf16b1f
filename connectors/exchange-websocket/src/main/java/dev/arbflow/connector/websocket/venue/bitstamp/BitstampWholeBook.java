package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;

/**
 * The {@code order_book} channel: every frame replaces the book, so every fault heals itself. A
 * frame older than the one before is dropped, unless so many follow that the venue's clock must
 * have been set back.
 */
final class BitstampWholeBook implements BitstampBook {
    static final int MAX_OLDER = 20;

    private final SubscribedBook book;
    private long newestUs;
    private int older;

    BitstampWholeBook(SubscribedBook book) {
        this.book = book;
    }

    @Override
    public SubscribedBook book() {
        return book;
    }

    @Override
    public void opened() {
        newestUs = 0;
        older = 0;
    }

    @Override
    public void read(WireJson data, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        boolean isOlder = exchangeUs < newestUs;
        older = isOlder ? older + 1 : 0;
        if (isOlder && older <= MAX_OLDER) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
            return;
        }
        book.levels().clear();
        BitstampBook.apply(data, book.levels());
        book.confirmed(exchangeUs);
        book.publish(exchangeUs, receiveUs, out);
        newestUs = exchangeUs;
        older = 0;
    }

    @Override
    public void seed(WireJson body, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        read(body, exchangeUs, receiveUs, out);
    }
}
