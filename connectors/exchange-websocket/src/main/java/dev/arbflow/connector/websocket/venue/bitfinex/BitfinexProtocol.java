package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Channel;
import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Kind;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.VenueDepth;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.Map;
import java.util.Optional;

/**
 * Bitfinex's protocol, version 2: channels {@code book} (P0, F0) and {@code trades}, with a
 * sequence number on every frame, and on live connections with checksums and the server's time.
 *
 * <p>A missing sequence number cannot be pinned to a channel: all books are void, and as the lost
 * frame may have been a trade, too, everything is subscribed anew on another connection.
 *
 * @see <a href="https://docs.bitfinex.com/docs/ws-general">Bitfinex: websocket</a>
 */
public final class BitfinexProtocol implements VenueLanguage {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.BITFINEX);
    private static final int TIMESTAMP = 32_768;
    private static final int SEQ_ALL = 65_536;
    private static final int OB_CHECKSUM = 131_072;

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final BitfinexChannels channels = new BitfinexChannels();
    private final BitfinexEvents events;
    private final BitfinexTrades trades = new BitfinexTrades();
    private final int length;
    private final boolean live;

    private long lastSequence;
    private boolean lost;

    public BitfinexProtocol(
            ConnectionSpec spec, Symbols symbols, SubscribedBooks books, Pings pings) {
        this.symbols = symbols;
        this.books = books;
        this.events = new BitfinexEvents(symbols, books, channels, pings);
        // A book of 1 level is offered too, but the checksum is defined over 25.
        this.length = VenueDepth.covering(spec.depth(), 25, 100, 250);
        this.live = spec.dialect() == ConnectionSpec.Dialect.LIVE;
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        trades.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        channels.clear();
        events.opened();
        lastSequence = 0;
        lost = false;
        int flags = live ? TIMESTAMP + SEQ_ALL + OB_CHECKSUM : SEQ_ALL;
        out.send("{\"event\":\"conf\",\"flags\":%s}".formatted(flags));
        for (String name : symbols.names()) {
            subscribeBook(name, out);
            out.send(
                    "{\"event\":\"subscribe\",\"channel\":\"trades\",\"symbol\":\"%s\"}"
                            .formatted(name));
        }
    }

    @Override
    public void resubscribe(SubscribedBook book, ProtocolOutput out) {
        if (lost || events.isMaintenance()) {
            return;
        }
        Optional<Long> old = channels.removeBook(book.listing());
        old.ifPresent(id -> out.send("{\"event\":\"unsubscribe\",\"chanId\":%s}".formatted(id)));
        subscribeBook(symbols.name(book.listing()), out);
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"event\":\"ping\",\"cid\":%s}".formatted(number));
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (frame.isObject()) {
            books.suspectNone();
            events.read(frame, receiveUs, out);
        } else {
            readData(frame, BitfinexFrame.of(frame, live, receiveUs), out);
        }
    }

    private void readData(WireJson message, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        follow(frame, out);
        if (!lost && frame.exchangeUs() != Times.UNKNOWN) {
            out.provenAll(frame.exchangeUs()); // no frame before it is missing, of any channel
        }
        WireJson payload = message.item(1);
        Optional<Channel> channel = channels.find(frame.channel());
        if (lost || events.isMaintenance() || isHeartbeat(payload)) {
            books.suspectNone();
            out.alive(frame.exchangeUs());
        } else if (channel.isEmpty()) {
            // A channel before its acknowledgement or after its end, or one of a recording.
            books.suspectNone();
            out.count(ProtocolEvent.IGNORED_FRAME);
            out.alive(frame.exchangeUs());
        } else if (channel.get().kind() == Kind.TRADES) {
            books.suspectNone();
            trades.read(message, channel.get().listing(), frame, out);
        } else {
            readBook(message, channel.get(), frame, out);
        }
    }

    private void readBook(
            WireJson message, Channel channel, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        SubscribedBook book = books.of(channel.listing());
        books.suspect(book);
        WireJson payload = message.item(1);
        if (payload.isArray()) {
            BitfinexBooks.readRows(payload, channel.start(), book, frame, out);
        } else if (payload.text().equals("cs")) {
            BitfinexBooks.readChecksum(message.item(2), book, frame, out);
        } else {
            throw new MalformedFrameException("a book frame cannot say " + payload);
        }
    }

    private void follow(BitfinexFrame frame, ProtocolOutput out) {
        if (!lost && lastSequence > 0 && frame.sequence() != lastSequence + 1) {
            lost = true;
            String reason = "sequence " + frame.sequence() + " came after " + lastSequence;
            out.count(ProtocolEvent.SEQUENCE_GAP);
            out.status(WHOLE_FEED, FeedStatus.State.GAP, reason);
            books.invalidateAll(BookValidity.GAP, frame.receiveUs(), out);
            out.reconnect(reason);
        }
        lastSequence = frame.sequence();
    }

    private void subscribeBook(String name, ProtocolOutput out) {
        out.send(
                """
                {"event":"subscribe","channel":"book","symbol":"%s","prec":"P0","freq":"F0",\
                "len":"%s"}"""
                        .formatted(name, length));
    }

    private static boolean isHeartbeat(WireJson payload) throws MalformedFrameException {
        return payload.isString() && payload.text().equals("hb");
    }
}
