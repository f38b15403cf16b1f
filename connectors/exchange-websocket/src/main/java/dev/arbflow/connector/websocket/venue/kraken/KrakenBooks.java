package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.book.BookChecksum;
import dev.arbflow.connector.websocket.book.BookSide;
import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.Optional;

/**
 * Reads frames of Kraken's {@code book} channel: apply the whole message in order, truncate to the
 * subscribed depth, then compare the checksum.
 *
 * @see <a href="https://docs.kraken.com/api/docs/guides/spot-ws-book-v2/">Kraken: maintaining a
 *     book</a>
 */
final class KrakenBooks {
    private final Symbols symbols;
    private final SubscribedBooks books;
    private final int depth;

    /**
     * @param depth subscribed levels a side; the server never deletes what falls out of them
     */
    KrakenBooks(Symbols symbols, SubscribedBooks books, int depth) {
        this.symbols = symbols;
        this.books = books;
        this.depth = depth;
    }

    void read(WireJson frame, long receiveUs, ProtocolOutput out) throws MalformedFrameException {
        books.suspectAll();
        boolean snapshot = frame.text("type").equals("snapshot");
        for (WireJson entry : frame.field("data").items()) {
            Optional<Listing> listing = symbols.listing(entry.text("symbol"));
            if (listing.isPresent()) {
                SubscribedBook book = books.of(listing.get());
                books.suspect(book);
                read(entry, snapshot, book, receiveUs, out);
            } else {
                out.count(ProtocolEvent.IGNORED_FRAME);
                out.alive(Times.UNKNOWN);
            }
        }
    }

    private void read(
            WireJson entry,
            boolean snapshot,
            SubscribedBook book,
            long receiveUs,
            ProtocolOutput out)
            throws MalformedFrameException {
        // Snapshots of markets that rarely trade come without.
        long exchangeUs =
                entry.has("timestamp")
                        ? WireTime.ofRfc3339(entry.field("timestamp"))
                        : Times.UNKNOWN;
        OrderBook levels = book.levels();
        if (snapshot) {
            levels.clear();
        } else if (book.isAwaitingSnapshot()) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
            return;
        }
        apply(entry.field("bids"), levels.bids());
        apply(entry.field("asks"), levels.asks());
        levels.truncate(depth);
        if (BookChecksum.kraken(levels) == entry.field("checksum").integer()) {
            out.count(ProtocolEvent.CHECKSUM_MATCH);
            book.confirmed(exchangeUs);
            book.publish(exchangeUs, receiveUs, out);
        } else {
            out.count(ProtocolEvent.CHECKSUM_MISMATCH);
            out.status(book.listing().code(), FeedStatus.State.CHECKSUM_MISMATCH, "");
            book.invalidate(BookValidity.CHECKSUM_MISMATCH, exchangeUs, receiveUs, out);
            out.alive(exchangeUs);
        }
    }

    private static void apply(WireJson changes, BookSide side) throws MalformedFrameException {
        for (WireJson change : changes.items()) {
            side.set(WireLevel.of(change.field("price"), change.field("qty")));
        }
    }
}
