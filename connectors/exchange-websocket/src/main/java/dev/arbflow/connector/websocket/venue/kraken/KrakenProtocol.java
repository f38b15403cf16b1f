package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.ConnectionSpec;
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
import dev.arbflow.connector.websocket.venue.wire.WireTime;
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

/**
 * Kraken's spot protocol, version 2: channels {@code book} and {@code trade}.
 *
 * @see <a href="https://docs.kraken.com/api/docs/guides/spot-ws-intro">Kraken: websocket</a>
 */
public final class KrakenProtocol implements VenueLanguage {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.KRAKEN);

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final Pings pings;
    private final KrakenBooks bookFrames;
    private final KrakenTrades trades;
    private final int depth;
    private boolean online = true;
    private long requests;

    public KrakenProtocol(
            ConnectionSpec spec, Symbols symbols, SubscribedBooks books, Pings pings) {
        this.pings = pings;
        this.symbols = symbols;
        this.books = books;
        this.depth = VenueDepth.covering(spec.depth(), 10, 25, 100, 500, 1000);
        this.trades = new KrakenTrades(symbols);
        this.bookFrames = new KrakenBooks(symbols, books, depth);
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        trades.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        online = true;
        sendBook("subscribe", symbols.names(), out);
        out.send(
                """
                {"method":"subscribe","params":{"channel":"trade","symbol":%s,"snapshot":true},\
                "req_id":%s}"""
                        .formatted(array(symbols.names()), ++requests));
    }

    @Override
    public void resubscribe(SubscribedBook book, ProtocolOutput out) {
        List<String> symbol = List.of(symbols.name(book.listing()));
        sendBook("unsubscribe", symbol, out);
        sendBook("subscribe", symbol, out);
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"method\":\"ping\",\"req_id\":" + number + "}");
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (frame.has("method") || frame.has("error")) {
            books.suspectNone();
            if (frame.textOr("method", "").equals("pong") && frame.has("req_id")) {
                pings.answered(frame.field("req_id").integer(), out);
            }
            readReply(frame, out);
            return;
        }
        switch (frame.text("channel")) {
            case "book" -> readBook(frame, receiveUs, out);
            case "trade" -> {
                books.suspectNone();
                trades.read(frame, out);
            }
            case "status" -> readStatus(frame, receiveUs, out);
            case "heartbeat" -> out.alive(Times.UNKNOWN);
            default -> ignore(out);
        }
    }

    private void readBook(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (online) {
            bookFrames.read(frame, receiveUs, out);
        } else {
            out.alive(Times.UNKNOWN);
        }
    }

    private void readStatus(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectNone();
        String system = frame.field("data").item(0).text("system");
        boolean wasOnline = online;
        online = system.equals("online");
        if (!online || !wasOnline) {
            // In cancel_only and post_only nobody can take what the book shows.
            books.invalidateAll(BookValidity.MAINTENANCE, receiveUs, out);
        }
        if (!online) {
            out.status(WHOLE_FEED, FeedStatus.State.MAINTENANCE, "Kraken's system is " + system);
        }
        out.alive(Times.UNKNOWN);
    }

    private void readReply(WireJson frame, ProtocolOutput out) throws MalformedFrameException {
        // Leaving a subscription that is no more is refused, too, and of no interest.
        if (frame.has("error") && !frame.textOr("method", "").equals("unsubscribe")) {
            String symbol = frame.textOr("symbol", "");
            Optional<Listing> refused = symbols.listing(symbol);
            refused.ifPresent(listing -> books.of(listing).refused());
            String subject = refused.map(Listing::code).orElse(WHOLE_FEED);
            out.status(subject, FeedStatus.State.REFUSED, frame.text("error"));
        }
        out.alive(
                frame.has("time_out")
                        ? WireTime.ofRfc3339(frame.field("time_out"))
                        : Times.UNKNOWN);
    }

    private void ignore(ProtocolOutput out) {
        books.suspectNone();
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }

    private void sendBook(String method, Collection<String> names, ProtocolOutput out) {
        String snapshot = method.equals("subscribe") ? ",\"snapshot\":true" : "";
        out.send(
                """
                {"method":"%s","params":{"channel":"book","symbol":%s,"depth":%s%s},"req_id":%s}"""
                        .formatted(method, array(names), depth, snapshot, ++requests));
    }

    private static String array(Collection<String> names) {
        return names.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    }
}
