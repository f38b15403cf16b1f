package dev.arbflow.connector.websocket.venue.acme;

import dev.arbflow.connector.websocket.book.BookSide;
import dev.arbflow.connector.websocket.venue.session.Complaints;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.session.VenueProfile.Connection;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireLevel;
import dev.arbflow.connector.websocket.venue.wire.WireSide;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Acme's protocol: a channel of books whose frames are numbered, a channel of trades whose ids grow
 * by one, and pings that carry a number.
 */
public final class AcmeProtocol implements VenueLanguage {
    private final Symbols symbols;
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final Pings pings;
    private final TradeTape tape = new TradeTape();
    private final Map<Listing, Long> sequences = new HashMap<>();

    AcmeProtocol(Connection connection) {
        symbols = connection.symbols();
        books = connection.books();
        subscriptions = connection.subscriptions();
        pings = connection.pings();
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
    }

    @Override
    public void opened(ProtocolOutput out) {
        for (String name : symbols.names()) {
            send("subscribe", "book", name, out);
            send("subscribe", "trades", name, out);
        }
    }

    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        for (Subscription each : due) {
            String channel = each.channel() == Channel.BOOK ? "book" : "trades";
            String name = symbols.name(each.listing());
            if (each.leavesFirst()) {
                send("unsubscribe", channel, name, out);
            }
            send("subscribe", channel, name, out);
        }
    }

    @Override
    public Optional<String> ping(long number) {
        return Optional.of("{\"op\":\"ping\",\"number\":" + number + "}");
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (frame.has("op")) {
            readAnswer(frame, receiveUs, out);
        } else if (frame.has("bids")) {
            readBook(frame, receiveUs, out);
        } else if (frame.has("trade")) {
            readTrade(frame, receiveUs, out);
        } else {
            Complaints.heed(frame, subscriptions, receiveUs, out);
        }
    }

    private void readBook(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        books.suspectAll();
        Optional<Listing> listing = symbols.listing(frame.text("market"));
        if (listing.isEmpty()) {
            books.suspectNone();
            out.count(ProtocolEvent.IGNORED_FRAME);
            return;
        }
        SubscribedBook book = books.of(listing.get());
        books.suspect(book);
        long exchangeUs = WireTime.ofMicros(frame.field("us"));
        long sequence = frame.field("sequence").integer();
        boolean whole = frame.text("book").equals("whole");
        Long before = sequences.put(listing.get(), sequence);
        if (whole) {
            book.levels().clear();
        } else if (book.isAwaitingSnapshot()) {
            out.count(ProtocolEvent.STALE_UPDATE);
            out.alive(exchangeUs);
            return;
        } else if (before == null || sequence != before + 1) {
            String reason = "sequence " + sequence + " after " + before;
            out.status(listing.get().code(), FeedStatus.State.GAP, reason);
            book.invalidate(BookValidity.GAP, exchangeUs, receiveUs, out);
            return;
        }
        apply(frame.field("bids"), book.levels().bids());
        apply(frame.field("asks"), book.levels().asks());
        if (whole) {
            book.confirmed(exchangeUs);
        }
        book.publish(exchangeUs, receiveUs, out);
    }

    private static void apply(WireJson levels, BookSide side) throws MalformedFrameException {
        for (WireJson level : levels.items()) {
            side.set(WireLevel.of(level.item(0), level.item(1)));
        }
    }

    private void readTrade(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Optional<Listing> known = symbols.listing(frame.text("market"));
        if (known.isEmpty()) {
            out.count(ProtocolEvent.IGNORED_FRAME);
            return;
        }
        Listing listing = known.get();
        subscriptions.heardTrades(listing, receiveUs);
        long id = frame.field("trade").integer();
        Side taker = WireSide.of(frame.field("taker"), "buy", "sell");
        double price = frame.field("price").positive();
        double quantity = frame.field("quantity").positive();
        long exchangeUs = WireTime.ofMicros(frame.field("us"));
        tape.follow(
                listing,
                id,
                () -> out.trade(listing, Long.toString(id), taker, price, quantity, exchangeUs),
                out);
    }

    private void readAnswer(WireJson answer, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        switch (answer.text("op")) {
            case "pong" -> pings.answered(answer.field("number").integer(), out);
            case "subscribed" ->
                    meant(answer)
                            .ifPresent(
                                    each ->
                                            subscriptions.acknowledged(
                                                    each.listing(), each.channel(), receiveUs));
            case "refused" -> {
                String reason = answer.text("reason");
                meant(answer)
                        .ifPresentOrElse(
                                each ->
                                        subscriptions.refused(
                                                List.of(each), reason, receiveUs, out),
                                () -> subscriptions.refusedSomething(reason, receiveUs, out));
            }
            default -> out.count(ProtocolEvent.IGNORED_FRAME);
        }
        out.alive(Times.UNKNOWN);
    }

    private Optional<Subscription> meant(WireJson answer) {
        Channel channel =
                answer.textOr("channel", "").equals("book") ? Channel.BOOK : Channel.TRADES;
        return symbols.listing(answer.textOr("market", ""))
                .flatMap(listing -> subscriptions.find(listing, channel));
    }

    private static void send(String op, String channel, String name, ProtocolOutput out) {
        out.send(
                "{\"op\":\"%s\",\"channel\":\"%s\",\"market\":\"%s\"}".formatted(op, channel, name));
    }
}
