package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Subscribed;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.VenueDepth;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bitfinex's protocol, version 2: channels {@code book} (P0, F0) and {@code trades}, with a
 * sequence number on every frame, and on live connections with checksums and the server's time.
 *
 * <p>A missing sequence number cannot be pinned to a channel: all books are void, and as the lost
 * frame may have been a trade, too, everything is subscribed anew on another connection. The same
 * number once more is the same frame, of which nothing is missing, if it says the same.
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
    private final BitfinexData data;
    private final BitfinexEvents events;
    private final int length;
    private final boolean live;

    private long lastSequence;
    private WireJson lastMessage;
    private boolean lost;

    public BitfinexProtocol(VenueProfile.Connection connection) {
        ConnectionSpec spec = connection.spec();
        this.symbols = connection.symbols();
        this.books = connection.books();
        this.data = new BitfinexData(books, connection.subscriptions());
        this.events = new BitfinexEvents(connection, channels, data);
        // A book of 1 level is offered too, but the checksum is defined over 25.
        this.length = VenueDepth.covering(spec.depth(), 25, 100, 250);
        this.live = spec.dialect() == ConnectionSpec.Dialect.LIVE;
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        data.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        channels.clear();
        data.opened();
        events.opened();
        lastSequence = 0;
        lost = false;
        int flags = live ? TIMESTAMP + SEQ_ALL + OB_CHECKSUM : SEQ_ALL;
        out.send("{\"event\":\"conf\",\"flags\":%s}".formatted(flags));
        for (String name : symbols.names()) {
            subscribe(Channel.BOOK, name, out);
            subscribe(Channel.TRADES, name, out);
        }
    }

    /** Nothing after a loss, which costs the connection, and nothing in a maintenance. */
    @Override
    public boolean mayAsk() {
        return !lost && !events.isMaintenance();
    }

    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        for (Subscription each : due) {
            data.asked(each);
            channels.remove(each.channel(), each.listing())
                    .ifPresent(
                            id ->
                                    out.send(
                                            "{\"event\":\"unsubscribe\",\"chanId\":%s}"
                                                    .formatted(id)));
            subscribe(each.channel(), symbols.name(each.listing()), out);
        }
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"event\":\"ping\",\"cid\":%s}".formatted(number));
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (frame.isObject()) {
            events.read(frame, receiveUs, out);
        } else {
            books.suspectAll();
            readData(frame, BitfinexFrame.of(frame, live, receiveUs), out);
        }
        if (events.isMaintenance()) {
            boolean isData = frame.isArray() && !BitfinexData.isHeartbeat(frame);
            events.heardInMaintenance(isData, receiveUs, out);
        }
    }

    private void readData(WireJson message, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        boolean repeated =
                lastSequence > 0
                        && frame.sequence() == lastSequence
                        && message.isOfSameText(lastMessage);
        lastMessage = message;
        if (repeated) {
            out.count(ProtocolEvent.STALE_UPDATE);
        } else {
            follow(frame, out);
        }
        if (repeated || lost || events.isMaintenance()) {
            books.suspectNone();
            out.alive(frame.exchangeUs());
            return;
        }
        Optional<Subscribed> channel = channels.find(frame.channel());
        if (channel.isPresent()) {
            data.read(message, channel.get(), frame, out);
        } else {
            readStranger(message, frame, out);
        }
    }

    /** Of a channel before its acknowledgement or after its end, or one of a recording. */
    private void readStranger(WireJson message, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectNone();
        BitfinexData.proveAll(frame, out);
        out.alive(frame.exchangeUs());
        if (!BitfinexData.isHeartbeat(message) && !channels.keep(message, frame)) {
            out.count(ProtocolEvent.IGNORED_FRAME);
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

    private void subscribe(Channel channel, String name, ProtocolOutput out) {
        String what =
                channel == Channel.TRADES
                        ? "\"trades\",\"symbol\":\"%s\"".formatted(name)
                        : "\"book\",\"symbol\":\"%s\",\"prec\":\"P0\",\"freq\":\"F0\",\"len\":\"%s\""
                                .formatted(name, length);
        out.send("{\"event\":\"subscribe\",\"channel\":%s}".formatted(what));
    }
}
