package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.book.BookChecksum;
import dev.arbflow.connector.websocket.book.BookSide;
import dev.arbflow.connector.websocket.book.Level;
import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;

/**
 * Reads what Bitfinex sends on a {@code book} channel of precision P0: rows of price, count and
 * amount, where the sign of the amount is the side and a count of zero deletes.
 *
 * @see <a href="https://docs.bitfinex.com/reference/ws-public-books">Bitfinex: books</a>
 */
final class BitfinexBooks {
    private BitfinexBooks() {}

    /**
     * Reads rows: the first array of them that a channel sends is the whole book, a single one
     * never is.
     */
    static void readRows(
            WireJson payload,
            BitfinexChannels.Subscribed channel,
            SubscribedBook book,
            BitfinexFrame frame,
            ProtocolOutput out)
            throws MalformedFrameException {
        boolean several = payload.items().isEmpty() || payload.item(0).isArray();
        boolean first = several && channel.start();
        if (!first && book.isAwaitingSnapshot()) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(frame.exchangeUs());
            return;
        }
        OrderBook levels = book.levels();
        if (first) {
            levels.clear();
        }
        if (several) {
            for (WireJson row : payload.items()) {
                apply(row, levels);
            }
        } else {
            apply(payload, levels);
        }
        book.publish(frame.exchangeUs(), frame.receiveUs(), out);
    }

    /** Compares the checksum of the book as it was after the frames before. */
    static void readChecksum(
            WireJson checksum, SubscribedBook book, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        out.proven(book.listing(), frame.exchangeUs());
        if (book.isAwaitingSnapshot()) {
            return;
        }
        if (checksum.integer() == BookChecksum.bitfinex(book.levels())) {
            out.count(ProtocolEvent.CHECKSUM_MATCH);
            book.confirmed(frame.exchangeUs());
        } else {
            out.count(ProtocolEvent.CHECKSUM_MISMATCH);
            out.status(book.listing().code(), FeedStatus.State.CHECKSUM_MISMATCH, "");
            book.invalidate(
                    BookValidity.CHECKSUM_MISMATCH, frame.exchangeUs(), frame.receiveUs(), out);
        }
    }

    private static void apply(WireJson row, OrderBook levels) throws MalformedFrameException {
        Level level = WireLevel.ofSigned(row.item(0), row.item(2));
        if (level.quantity() == 0) {
            throw new MalformedFrameException("a level without amount has no side: " + row);
        }
        boolean bid = !level.quantityText().startsWith("-");
        BookSide side = bid ? levels.bids() : levels.asks();
        if (row.item(1).integer() == 0) {
            side.delete(level.price());
        } else {
            side.set(level);
        }
    }
}
