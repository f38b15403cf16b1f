package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.Complaints;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.VenueDepth;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kraken's spot protocol, version 2: channels {@code book} and {@code trade}.
 *
 * @see <a href="https://docs.kraken.com/api/docs/guides/spot-ws-intro">Kraken: websocket</a>
 */
public final class KrakenProtocol implements VenueLanguage {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.KRAKEN);

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final KrakenRequests requests = new KrakenRequests();
    private final KrakenReplies replies;
    private final KrakenBooks bookFrames;
    private final KrakenTrades trades;
    private final int depth;
    private boolean online = true;
    private long maintenanceUs = Long.MAX_VALUE;

    public KrakenProtocol(
            ConnectionSpec spec,
            Symbols symbols,
            SubscribedBooks books,
            Subscriptions subscriptions,
            Pings pings) {
        this.symbols = symbols;
        this.books = books;
        this.subscriptions = subscriptions;
        this.replies = new KrakenReplies(symbols, subscriptions, pings, requests);
        this.depth = VenueDepth.covering(spec.depth(), 10, 25, 100, 500, 1000);
        this.trades = new KrakenTrades(symbols, subscriptions);
        this.bookFrames = new KrakenBooks(symbols, books, depth);
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        trades.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        online = true;
        send("subscribe", Channel.BOOK, symbols.names(), out);
        send("subscribe", Channel.TRADES, symbols.names(), out);
    }

    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        for (Channel channel : Channel.values()) {
            List<Subscription> those = due.stream().filter(s -> s.channel() == channel).toList();
            send(
                    "unsubscribe",
                    channel,
                    names(those.stream().filter(Subscription::leavesFirst)),
                    out);
            send("subscribe", channel, names(those.stream()), out);
        }
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"method\":\"ping\",\"req_id\":" + number + "}");
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (frame.has("method") || frame.has("error")) {
            replies.read(frame, receiveUs, out);
        } else if (frame.has("channel")) {
            switch (frame.text("channel")) {
                case "book" -> readBook(frame, receiveUs, out);
                case "trade" -> trades.read(frame, receiveUs, out);
                case "status" -> readStatus(frame, receiveUs, out);
                case "heartbeat" -> out.alive(Times.UNKNOWN);
                default -> ignore(out);
            }
        } else {
            Complaints.heed(frame, subscriptions, receiveUs, out);
        }
    }

    private void readBook(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (!online && receiveUs - maintenanceUs > Times.micros(VenueLimits.STRAGGLERS)) {
            // No book is sent in a maintenance: the word that it is over got lost.
            online = true;
            books.invalidateAll(BookValidity.MAINTENANCE, receiveUs, out);
        }
        if (online) {
            bookFrames.read(frame, receiveUs, out);
        } else {
            out.alive(Times.UNKNOWN);
        }
    }

    private void readStatus(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String system = frame.field("data").item(0).text("system");
        boolean wasOnline = online;
        online = system.equals("online");
        maintenanceUs = system.equals("maintenance") ? receiveUs : Long.MAX_VALUE;
        if (!online || !wasOnline) {
            // In cancel_only and post_only nobody can take what the book shows.
            books.invalidateAll(BookValidity.MAINTENANCE, receiveUs, out);
        }
        if (!online) {
            out.status(WHOLE_FEED, FeedStatus.State.MAINTENANCE, "Kraken's system is " + system);
        }
        out.alive(Times.UNKNOWN);
    }

    private static void ignore(ProtocolOutput out) {
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }

    private void send(
            String method, Channel channel, Collection<String> names, ProtocolOutput out) {
        if (names.isEmpty()) {
            return;
        }
        String array = names.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
        String name = channel == Channel.BOOK ? "book" : "trade";
        String levels = channel == Channel.BOOK ? ",\"depth\":" + depth : "";
        String snapshot = method.equals("subscribe") ? ",\"snapshot\":true" : "";
        out.send(
                """
                {"method":"%s","params":{"channel":"%s","symbol":%s%s%s},"req_id":%s}"""
                        .formatted(method, name, array, levels, snapshot, requests.next(channel)));
    }

    private List<String> names(Stream<Subscription> of) {
        return of.map(each -> symbols.name(each.listing())).toList();
    }
}
