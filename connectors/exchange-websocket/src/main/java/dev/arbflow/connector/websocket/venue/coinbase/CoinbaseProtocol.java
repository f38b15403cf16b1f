package dev.arbflow.connector.websocket.venue.coinbase;

import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.connector.websocket.venue.session.Complaints;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.connector.websocket.venue.wire.WireSide;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    /** A second heartbeat that names a newer trade than the channel of trades tells its end. */
    private static final int BEATS_WITHOUT_TRADES = 2;

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final CoinbaseRequests requests;
    private final TradeTape tape = new TradeTape();
    private final Map<Listing, Integer> beatsWithoutTrades = new HashMap<>();

    public CoinbaseProtocol(Symbols symbols, SubscribedBooks books, Subscriptions subscriptions) {
        this.symbols = symbols;
        this.books = books;
        this.subscriptions = subscriptions;
        this.requests = new CoinbaseRequests(symbols, subscriptions);
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        beatsWithoutTrades.clear();
        requests.opened(out);
    }

    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        requests.ask(due, out);
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
        if (!frame.has("type")) {
            Complaints.heed(frame, subscriptions, receiveUs, out);
            return;
        }
        switch (frame.text("type")) {
            case "snapshot", "l2update" -> readBook(frame, receiveUs, out);
            case "match", "last_match" -> readMatch(frame, receiveUs, out);
            case "heartbeat" -> readHeartbeat(frame, receiveUs, out);
            case "error" -> requests.readError(frame, receiveUs, out);
            case "subscriptions" -> requests.readSubscriptions(frame, receiveUs, out);
            default -> ignore(out);
        }
    }

    private void readBook(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectAll();
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
                levels.bids().set(WireLevel.withoutText(bid.item(0), bid.item(1)));
            }
            for (WireJson ask : frame.field("asks").items()) {
                levels.asks().set(WireLevel.withoutText(ask.item(0), ask.item(1)));
            }
            return;
        }
        for (WireJson change : frame.field("changes").items()) {
            boolean bid = WireSide.of(change.item(0), "buy", "sell") == Side.BUY;
            (bid ? levels.bids() : levels.asks())
                    .set(WireLevel.withoutText(change.item(1), change.item(2)));
        }
    }

    /**
     * A {@code match}, or the {@code last_match} that a subscription begins with: the latest trade
     * again, unless it happened while we were away.
     */
    private void readMatch(WireJson match, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Optional<Listing> known = symbols.listing(match.text("product_id"));
        if (known.isEmpty()) {
            ignore(out);
            return;
        }
        Listing listing = known.get();
        subscriptions.heardTrades(listing, receiveUs);
        beatsWithoutTrades.remove(listing);
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
        tape.follow(
                listing,
                id,
                () -> out.trade(listing, Long.toString(id), takerSide, price, quantity, exchangeUs),
                out);
    }

    private void readHeartbeat(WireJson heartbeat, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        long lastTradeId = heartbeat.field("last_trade_id").integer();
        long exchangeUs = WireTime.ofRfc3339(heartbeat.field("time"));
        Optional<Listing> listing = symbols.listing(heartbeat.text("product_id"));
        if (listing.isPresent()) {
            if (tape.reached(listing.get(), lastTradeId, out)) {
                missed(listing.get(), receiveUs);
            }
            // Stamped and of the same product; that its book may be silent alone, its pauses show.
            out.proven(listing.get(), exchangeUs);
        } else {
            out.alive(exchangeUs);
        }
    }

    private void missed(Listing listing, long receiveUs) {
        int beats = beatsWithoutTrades.merge(listing, 1, Integer::sum);
        if (beats == BEATS_WITHOUT_TRADES) {
            beatsWithoutTrades.remove(listing);
            subscriptions.lostTrades(listing, receiveUs);
        }
    }

    private void ignore(ProtocolOutput out) {
        books.suspectNone();
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }
}
