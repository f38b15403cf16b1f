package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Early;
import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Subscribed;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import java.util.List;
import java.util.Map;

/** Reads what Bitfinex sends on its channels, once it is known which they are. */
final class BitfinexData {
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final BitfinexTrades trades = new BitfinexTrades();

    BitfinexData(SubscribedBooks books, Subscriptions subscriptions) {
        this.books = books;
        this.subscriptions = subscriptions;
    }

    void resume(Map<Listing, Long> newestTrades) {
        trades.resume(newestTrades);
    }

    void opened() {
        trades.opened();
    }

    void asked(Subscription subscription) {
        if (subscription.channel() == Channel.TRADES) {
            trades.asked(subscription.listing());
        }
    }

    /** What a channel said before its acknowledgement. */
    void readEarly(List<Early> early, Subscribed channel, ProtocolOutput out)
            throws MalformedFrameException {
        for (Early each : early) {
            read(each.message(), channel, each.frame(), out);
        }
    }

    void read(WireJson message, Subscribed channel, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        if (channel.kind() == Channel.TRADES) {
            books.suspectNone();
            proveAll(frame, out);
            subscriptions.heardTrades(channel.listing(), frame.receiveUs());
            if (isHeartbeat(message)) {
                out.alive(frame.exchangeUs());
            } else {
                trades.read(message, channel.listing(), frame, out);
            }
        } else if (isHeartbeat(message)) {
            books.suspectNone();
            proveAll(frame, out);
            out.alive(frame.exchangeUs());
        } else {
            readBook(message, channel, frame, out);
        }
    }

    /** No frame before this one is missing, of any channel. */
    static void proveAll(BitfinexFrame frame, ProtocolOutput out) {
        if (frame.exchangeUs() != Times.UNKNOWN) {
            out.provenAll(frame.exchangeUs());
        }
    }

    static boolean isHeartbeat(WireJson message) throws MalformedFrameException {
        WireJson payload = message.item(1);
        return payload.isString() && payload.text().equals("hb");
    }

    private void readBook(
            WireJson message, Subscribed channel, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        SubscribedBook book = books.of(channel.listing());
        books.suspect(book);
        proveAll(frame, out);
        WireJson payload = message.item(1);
        if (payload.isArray()) {
            BitfinexBooks.readRows(payload, channel, book, frame, out);
        } else if (payload.text().equals("cs")) {
            BitfinexBooks.readChecksum(message.item(2), book, frame, out);
        } else {
            throw new MalformedFrameException("a book frame cannot say " + payload);
        }
    }
}
