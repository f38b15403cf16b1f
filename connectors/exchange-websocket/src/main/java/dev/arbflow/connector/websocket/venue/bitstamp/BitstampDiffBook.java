package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The {@code diff_order_book} channel: changes wait until a REST body seeds the book; those up to
 * the seed's {@code microtimestamp} are dropped. The second-precise {@code timestamp} will not do:
 * with it, deletes hit levels that are not there and books cross.
 */
final class BitstampDiffBook implements BitstampBook {
    /** Bounds memory where the seed never comes: far more than the seconds a request takes. */
    private static final int MAX_WAITING = 10_000;

    private record Diff(WireJson data, long exchangeUs) {}

    private final SubscribedBook book;
    private final Deque<Diff> waiting = new ArrayDeque<>();
    private long forgottenUs;
    private long seedUs;

    BitstampDiffBook(SubscribedBook book) {
        this.book = book;
    }

    @Override
    public SubscribedBook book() {
        return book;
    }

    @Override
    public void opened() {
        waiting.clear();
        forgottenUs = 0;
    }

    @Override
    public void read(WireJson data, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (book.isAwaitingSnapshot()) {
            await(new Diff(data, exchangeUs));
            out.alive(exchangeUs);
        } else if (exchangeUs <= seedUs) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
        } else {
            BitstampBook.apply(data, book.levels());
            book.publish(exchangeUs, receiveUs, out);
        }
    }

    @Override
    public void seed(WireJson body, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (exchangeUs < forgottenUs) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
            return;
        }
        seedUs = exchangeUs;
        long newestUs = exchangeUs;
        book.levels().clear();
        BitstampBook.apply(body, book.levels());
        while (!waiting.isEmpty()) {
            Diff diff = waiting.remove();
            if (diff.exchangeUs() <= seedUs) {
                out.count(ProtocolEvent.STALE_UPDATE);
            } else {
                BitstampBook.apply(diff.data(), book.levels());
                newestUs = diff.exchangeUs();
            }
        }
        book.publish(newestUs, receiveUs, out);
    }

    private void await(Diff diff) {
        waiting.add(diff);
        if (waiting.size() > MAX_WAITING) {
            forgottenUs = waiting.remove().exchangeUs();
        }
    }
}
