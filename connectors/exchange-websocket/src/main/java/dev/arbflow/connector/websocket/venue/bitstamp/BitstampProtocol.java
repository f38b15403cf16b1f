package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.session.Complaints;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.TradeInterruptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.session.VenueDepth;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireSide;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Bitstamp's protocol, version 2: {@code live_trades} and, on live connections, {@code order_book},
 * whose every frame is the whole book.
 *
 * <p>Recordings hold {@code diff_order_book} instead, whose changes mean nothing without the book
 * that a REST request returned at the time. A replay delivers that body in an event of its own:
 *
 * <pre>
 * {"event":"arbflow:rest_order_book","channel":"diff_order_book_btcusd","data":BODY}
 * </pre>
 *
 * @see <a href="https://www.bitstamp.net/websocket/v2/">Bitstamp: websocket</a>
 */
public final class BitstampProtocol implements VenueLanguage {
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final Pings pings;
    private final TradeTape tape = new TradeTape();
    private final TradeInterruptions interruptions = new TradeInterruptions();
    private final Map<String, BitstampBook> bookChannels = new LinkedHashMap<>();
    private final Map<String, Listing> tradeChannels = new LinkedHashMap<>();
    private final Map<Listing, String> bookChannelNames = new LinkedHashMap<>();
    private final Map<Listing, String> tradeChannelNames = new LinkedHashMap<>();

    public BitstampProtocol(
            ConnectionSpec spec,
            Symbols symbols,
            SubscribedBooks books,
            Subscriptions subscriptions,
            Pings pings) {
        this.books = books;
        this.subscriptions = subscriptions;
        this.pings = pings;
        boolean whole = spec.dialect() == ConnectionSpec.Dialect.LIVE;
        if (whole) {
            VenueDepth.covering(spec.depth(), 100);
        }
        for (Listing listing : spec.listings()) {
            String name = symbols.name(listing);
            String channel = (whole ? "order_book_" : "diff_order_book_") + name;
            SubscribedBook book = books.of(listing);
            bookChannels.put(
                    channel, whole ? new BitstampWholeBook(book) : new BitstampDiffBook(book));
            bookChannelNames.put(listing, channel);
            tradeChannels.put("live_trades_" + name, listing);
            tradeChannelNames.put(listing, "live_trades_" + name);
        }
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
        interruptions.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        interruptions.opened();
        bookChannels.values().forEach(BitstampBook::opened);
        bookChannels.keySet().forEach(channel -> sendChannel("bts:subscribe", channel, out));
        tradeChannels.keySet().forEach(channel -> sendChannel("bts:subscribe", channel, out));
    }

    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        for (Subscription each : due) {
            String channel =
                    (each.channel() == Channel.BOOK ? bookChannelNames : tradeChannelNames)
                            .get(each.listing());
            if (each.channel() == Channel.TRADES) {
                interruptions.interrupted(each.listing());
            }
            if (each.leavesFirst()) {
                sendChannel("bts:unsubscribe", channel, out);
            }
            sendChannel("bts:subscribe", channel, out);
        }
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"event\":\"bts:heartbeat\"}");
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (!frame.has("event")) {
            Complaints.heed(frame, subscriptions, receiveUs, out);
            return;
        }
        switch (frame.text("event")) {
            case "trade" -> readTrade(frame, receiveUs, out);
            case "data" -> readBook(frame, false, receiveUs, out);
            case "arbflow:rest_order_book" -> readBook(frame, true, receiveUs, out);
            default -> readControl(frame, receiveUs, out);
        }
    }

    private void readBook(WireJson frame, boolean rest, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectAll();
        BitstampBook book = bookChannels.get(frame.text("channel"));
        if (book == null) {
            ignore(out);
            return;
        }
        books.suspect(book.book());
        WireJson data = frame.field("data");
        long exchangeUs = WireTime.ofMicros(data.field("microtimestamp"));
        if (rest) {
            book.seed(data, exchangeUs, receiveUs, out);
        } else {
            book.read(data, exchangeUs, receiveUs, out);
        }
    }

    private void readTrade(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Listing listing = tradeChannels.get(frame.text("channel"));
        if (listing == null) {
            ignore(out);
            return;
        }
        if (subscriptions.heardTrades(listing, receiveUs)) {
            interruptions.interrupted(listing);
        }
        interruptions.reading(listing, () -> readTrade(frame.field("data"), listing, out));
    }

    private void readTrade(WireJson trade, Listing listing, ProtocolOutput out)
            throws MalformedFrameException {
        long id = trade.field("id").integer();
        Side takerSide = WireSide.of(trade.field("type"), "0", "1");
        // The numbers beside these texts show binary noise: 0.0016429999999999999.
        double price = trade.field("price_str").positive();
        double quantity = trade.field("amount_str").positive();
        long exchangeUs = WireTime.ofMicros(trade.field("microtimestamp"));
        interruptions.next(listing, out);
        tape.pass(
                listing,
                id,
                () -> out.trade(listing, Long.toString(id), takerSide, price, quantity, exchangeUs),
                out);
        interruptions.heard(listing, id, out);
    }

    private void readControl(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        switch (frame.text("event")) {
            case "bts:request_reconnect" -> out.reconnect("Bitstamp asks for a reconnect");
            case "bts:error" -> readError(frame, receiveUs, out);
            case "bts:subscription_succeeded" ->
                    subscription(frame)
                            .ifPresent(
                                    each ->
                                            subscriptions.acknowledged(
                                                    each.listing(), each.channel(), receiveUs));
            case "bts:heartbeat" -> pings.answered(out);
            default -> {
                // The end of a subscription.
            }
        }
        out.alive(Times.UNKNOWN);
    }

    /** Most errors do not say what they are about. */
    private void readError(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String reason = frame.field("data").text("message");
        Optional<Subscription> meant = subscription(frame);
        if (meant.isPresent()) {
            subscriptions.refused(List.of(meant.get()), reason, receiveUs, out);
        } else {
            subscriptions.refusedSomething(reason, receiveUs, out);
        }
    }

    private Optional<Subscription> subscription(WireJson frame) {
        String channel = frame.textOr("channel", "");
        if (bookChannels.containsKey(channel)) {
            return subscriptions.find(bookChannels.get(channel).book().listing(), Channel.BOOK);
        }
        return Optional.ofNullable(tradeChannels.get(channel))
                .flatMap(listing -> subscriptions.find(listing, Channel.TRADES));
    }

    private void ignore(ProtocolOutput out) {
        books.suspectNone();
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }

    private static void sendChannel(String event, String channel, ProtocolOutput out) {
        out.send("{\"event\":\"%s\",\"data\":{\"channel\":\"%s\"}}".formatted(event, channel));
    }
}
