package dev.arbflow.connector.websocket.venue.coinbase;

import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.connector.websocket.venue.wire.WireSide;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.FeedStatus;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Coinbase Exchange's protocol: channels {@code level2_batch}, {@code matches} and {@code
 * heartbeat}.
 *
 * <p>Books have neither sequence nor checksum; trade ids grow by one, and every heartbeat names the
 * last, so a lost match is noticed within a second.
 *
 * @see <a href="https://docs.cdp.coinbase.com/exchange/docs/websocket-channels">Coinbase: channels
 *     </a>
 */
public final class CoinbaseProtocol implements VenueLanguage {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.COINBASE);

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final TradeTape tape = new TradeTape();

    public CoinbaseProtocol(Symbols symbols, SubscribedBooks books) {
        this.symbols = symbols;
        this.books = books;
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        send("subscribe", symbols.names(), "\"level2_batch\",\"matches\",\"heartbeat\"", out);
    }

    @Override
    public void resubscribe(SubscribedBook book, ProtocolOutput out) {
        List<String> product = List.of(symbols.name(book.listing()));
        send("unsubscribe", product, "\"level2_batch\"", out);
        send("subscribe", product, "\"level2_batch\"", out);
    }

    /**
     * There is nothing to ask with: the heartbeat channel speaks once a second for each product.
     */
    @Override
    public Optional<String> ping(long number) {
        return Optional.empty();
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        switch (frame.text("type")) {
            case "snapshot", "l2update" -> readBook(frame, receiveUs, out);
            case "match", "last_match" -> readMatch(frame, out);
            case "heartbeat" -> readHeartbeat(frame, out);
            case "error" -> readError(frame, out);
            case "subscriptions" -> {
                books.suspectNone();
                out.alive(Times.UNKNOWN);
            }
            default -> ignore(out);
        }
    }

    private void readBook(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Optional<Listing> listing = symbols.listing(frame.text("product_id"));
        if (listing.isEmpty()) {
            ignore(out);
            return;
        }
        SubscribedBook book = books.of(listing.get());
        books.suspect(book);
        long exchangeUs =
                frame.has("time") ? WireTime.ofRfc3339(frame.field("time")) : Times.UNKNOWN;
        if (frame.has("changes") && book.isAwaitingSnapshot()) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
        } else {
            apply(frame, book.levels());
            book.publish(exchangeUs, receiveUs, out);
        }
    }

    private static void apply(WireJson frame, OrderBook levels) throws MalformedFrameException {
        if (frame.text("type").equals("snapshot")) {
            levels.clear();
            for (WireJson bid : frame.field("bids").items()) {
                levels.bids().set(WireLevel.of(bid.item(0), bid.item(1)));
            }
            for (WireJson ask : frame.field("asks").items()) {
                levels.asks().set(WireLevel.of(ask.item(0), ask.item(1)));
            }
            return;
        }
        for (WireJson change : frame.field("changes").items()) {
            boolean bid = WireSide.of(change.item(0), "buy", "sell") == Side.BUY;
            (bid ? levels.bids() : levels.asks()).set(WireLevel.of(change.item(1), change.item(2)));
        }
    }

    /**
     * A {@code match}, or the {@code last_match} that a subscription begins with: the latest trade
     * again, unless it happened while we were away.
     */
    private void readMatch(WireJson match, ProtocolOutput out) throws MalformedFrameException {
        books.suspectNone();
        Optional<Listing> known = symbols.listing(match.text("product_id"));
        if (known.isEmpty()) {
            ignore(out);
            return;
        }
        Listing listing = known.get();
        long id = match.field("trade_id").integer();
        long exchangeUs = WireTime.ofRfc3339(match.field("time"));
        if (match.text("type").equals("last_match") && !tape.isNew(listing, id)) {
            out.count(ProtocolEvent.REPEATED_TRADE);
            out.alive(exchangeUs);
            return;
        }
        // The side is the maker's: a resting sell order was taken by a buyer.
        Side takerSide = WireSide.of(match.field("side"), "sell", "buy");
        double price = match.field("price").positive();
        double quantity = match.field("size").positive();
        tape.follow(listing, id, out);
        out.trade(listing, Long.toString(id), takerSide, price, quantity, exchangeUs);
    }

    private void readHeartbeat(WireJson heartbeat, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectNone();
        long lastTradeId = heartbeat.field("last_trade_id").integer();
        long exchangeUs = WireTime.ofRfc3339(heartbeat.field("time"));
        Optional<Listing> listing = symbols.listing(heartbeat.text("product_id"));
        if (listing.isPresent()) {
            tape.reached(listing.get(), lastTradeId, out);
            // Stamped and of the same product; that its book may be silent alone, its pauses show.
            out.proven(listing.get(), exchangeUs);
        } else {
            out.alive(exchangeUs);
        }
    }

    private void readError(WireJson error, ProtocolOutput out) throws MalformedFrameException {
        books.suspectNone();
        String reason = error.text("message") + ": " + error.textOr("reason", "no reason given");
        out.status(WHOLE_FEED, FeedStatus.State.REFUSED, reason);
        out.alive(Times.UNKNOWN);
    }

    private void ignore(ProtocolOutput out) {
        books.suspectNone();
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }

    private static void send(
            String type, Collection<String> products, String channels, ProtocolOutput out) {
        String names = products.stream().collect(Collectors.joining("\",\"", "\"", "\""));
        out.send(
                "{\"type\":\"%s\",\"product_ids\":[%s],\"channels\":[%s]}"
                        .formatted(type, names, channels));
    }
}
