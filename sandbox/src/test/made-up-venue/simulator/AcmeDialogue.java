package dev.arbflow.sandbox.venues.acme;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import dev.arbflow.sandbox.venues.server.Session;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Acme says to one client. */
public final class AcmeDialogue implements Dialogue {
    private final Session session;
    private final VenueMemory venue;
    private final Set<MarketChannel> subscribed = new LinkedHashSet<>();
    private final Map<Market, Long> sequences = new HashMap<>();

    public AcmeDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
    }

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        JsonNode request = Requests.parse(text).orElse(Requests.parse("{}").orElseThrow());
        switch (request.path("op").asText()) {
            case "ping" -> control(AcmeFrames.pong(request.path("number").asLong()));
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> channel(request).ifPresent(this::unsubscribe);
            default -> control(AcmeFrames.refused("what is that?"));
        }
    }

    @Override
    public void tooFast(String text) {
        control(AcmeFrames.refused("too many messages"));
    }

    @Override
    public void stepped(VenueStep step) {
        MarketChannel trades = MarketChannel.trades(step.market());
        if (subscribed.contains(trades)) {
            step.trades().forEach(trade -> sendTrade(trades, trade));
        }
        MarketChannel book = MarketChannel.book(step.market());
        if (subscribed.contains(book)) {
            AcmeFrames.changes(step)
                    .ifPresent(
                            changes ->
                                    session.send(
                                            Frame.book(book, changes.numbered(next(book)))));
        }
    }

    @Override
    public void tick(long nowUs) {}

    @Override
    public boolean skipSequence() {
        List<Market> books = List.copyOf(sequences.keySet());
        for (Market market : books) {
            sequences.merge(market, 1L, Long::sum);
            session.failed(market, FeedFault.Kind.SEQUENCE);
        }
        return !books.isEmpty();
    }

    private void subscribe(JsonNode request) {
        Optional<MarketChannel> wanted = channel(request);
        if (wanted.isEmpty()) {
            control(AcmeFrames.refused(request, "no such channel"));
        } else if (venue.refuses(wanted.get())) {
            control(AcmeFrames.refused(request, "not now"));
        } else {
            session.send(Frame.answer(wanted.get(), AcmeFrames.subscribed(request)));
            if (subscribed.add(wanted.get()) && isBook(wanted.get())) {
                sendBook(wanted.get());
            }
        }
    }

    private void unsubscribe(MarketChannel left) {
        subscribed.remove(left);
        if (isBook(left)) {
            session.failed(left.market(), FeedFault.Kind.WITHDRAWN);
        }
    }

    private void sendBook(MarketChannel book) {
        session.send(
                Frame.book(
                        book,
                        AcmeFrames.whole(venue.book(book.market()), venue.venueUs())
                                .numbered(next(book))));
        session.served(book.market());
    }

    private void sendTrade(MarketChannel channel, VenueTrade trade) {
        session.send(
                Frame.trades(
                        channel,
                        AcmeFrames.trade(trade),
                        List.of(trade.countedAs(AcmeFrames.tradeId(trade)))));
    }

    private long next(MarketChannel book) {
        return sequences.merge(book.market(), 1L, Long::sum);
    }

    private Optional<MarketChannel> channel(JsonNode request) {
        return venue.markets().stream()
                .filter(market -> AcmeFrames.name(market).equals(request.path("market").asText()))
                .findFirst()
                .flatMap(
                        market ->
                                switch (request.path("channel").asText()) {
                                    case "book" -> Optional.of(MarketChannel.book(market));
                                    case "trades" -> Optional.of(MarketChannel.trades(market));
                                    default -> Optional.empty();
                                });
    }

    private static boolean isBook(MarketChannel channel) {
        return channel.equals(MarketChannel.book(channel.market()));
    }

    private void control(String text) {
        session.send(Frame.control(text));
    }
}
