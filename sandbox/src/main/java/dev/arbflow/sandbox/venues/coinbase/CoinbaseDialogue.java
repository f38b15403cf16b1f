package dev.arbflow.sandbox.venues.coinbase;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Coinbase Exchange's websocket feed: channels {@code level2_batch}, {@code matches} and {@code
 * heartbeat}.
 *
 * @see <a href="https://docs.cdp.coinbase.com/exchange/websocket-feed/channels">Coinbase's
 *     reference</a>
 */
public final class CoinbaseDialogue implements Dialogue {
    private static final String LEVEL2 = "level2_batch";
    private static final String MATCHES = "matches";
    private static final String HEARTBEAT = "heartbeat";
    private static final Set<String> OFFERED = Set.of(LEVEL2, MATCHES, HEARTBEAT);
    private static final Set<String> SIGNED = Set.of("level2", "level3", "full");
    private static final String REFUSED = "Failed to subscribe";
    private static final long SUBSCRIBE_WITHIN_US = 5_000_000;
    private static final long SECOND_US = 1_000_000;

    private final Session session;
    private final VenueMemory venue;
    private final Map<String, Set<Market>> channels = new LinkedHashMap<>();
    private final long openedVenueUs;
    private long lastSecond;
    private boolean closing;

    public CoinbaseDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
        this.openedVenueUs = venue.venueUs();
        this.lastSecond = openedVenueUs / SECOND_US;
    }

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        Optional<JsonNode> request = Requests.parse(text);
        if (request.isEmpty()) {
            control(CoinbaseFrames.error("Malformed JSON", "not a JSON object"));
            return;
        }
        JsonNode node = request.get();
        String type = node.path("type").asText();
        if (!type.equals("subscribe") && !type.equals("unsubscribe")) {
            control(CoinbaseFrames.error(REFUSED, type + " is not a valid type"));
            return;
        }
        change(type.equals("subscribe"), node);
    }

    private void change(boolean more, JsonNode request) {
        List<String> names = Requests.texts(request.path("channels"));
        List<Market> markets = new ArrayList<>();
        Optional<String> objection = objection(names);
        for (String product : Requests.texts(request.path("product_ids"))) {
            Optional<Market> market = find(product);
            market.ifPresent(markets::add);
            if (market.isEmpty()) {
                objection = Optional.of(product + " is not a valid product");
            }
        }
        if (objection.isEmpty() && more && refusesAny(names, markets)) {
            objection = Optional.of("channel is not available");
        }
        if (objection.isPresent()) {
            control(CoinbaseFrames.error(REFUSED, objection.get()));
        } else if (more) {
            subscribe(names, markets);
        } else {
            unsubscribe(names, markets);
        }
    }

    private boolean refusesAny(List<String> names, List<Market> markets) {
        return markets.stream().anyMatch(market -> refusesAny(names, market));
    }

    private boolean refusesAny(List<String> names, Market market) {
        boolean book = names.contains(LEVEL2) && venue.refuses(MarketChannel.book(market));
        return book || (names.contains(MATCHES) && venue.refuses(MarketChannel.trades(market)));
    }

    @Override
    public void tooFast(String text) {
        control(CoinbaseFrames.error(REFUSED, "rate limit exceeded"));
    }

    @Override
    public void stepped(VenueStep step) {
        if (has(MATCHES, step.market())) {
            step.trades().forEach(trade -> session.send(match(trade)));
        }
        if (has(LEVEL2, step.market())) {
            String update = CoinbaseFrames.update(step);
            if (!update.isEmpty()) {
                session.send(Frame.book(MarketChannel.book(step.market()), update));
            }
        }
    }

    @Override
    public void tick(long nowUs) {
        if (channels.isEmpty() && venue.venueUs() > openedVenueUs + SUBSCRIBE_WITHIN_US) {
            if (!closing) {
                closing = true;
                session.close(1000, "no subscription within 5 seconds");
            }
            return;
        }
        long second = venue.venueUs() / SECOND_US;
        if (second > lastSecond) {
            lastSecond = second;
            for (Market market : channels.getOrDefault(HEARTBEAT, Set.of())) {
                session.send(
                        Frame.heartbeat(
                                CoinbaseFrames.heartbeat(
                                        market, venue.last(market), second * SECOND_US)));
            }
        }
    }

    private void subscribe(List<String> names, List<Market> markets) {
        Map<String, List<Market>> added = new LinkedHashMap<>();
        for (String name : names) {
            Set<Market> subscribed = channels.computeIfAbsent(name, n -> new LinkedHashSet<>());
            added.put(name, markets.stream().filter(subscribed::add).toList());
        }
        session.send(Frame.answer(subscriptions()));
        added.getOrDefault(LEVEL2, List.of()).forEach(this::sendBook);
        added.getOrDefault(MATCHES, List.of())
                .forEach(market -> venue.last(market).ifPresent(this::sendLast));
    }

    private void unsubscribe(List<String> names, List<Market> markets) {
        for (String name : names) {
            channels.getOrDefault(name, new LinkedHashSet<>()).removeAll(markets);
        }
        if (names.contains(LEVEL2)) {
            markets.forEach(market -> session.failed(market, FeedFault.Kind.WITHDRAWN));
        }
        session.send(Frame.answer(subscriptions()));
    }

    private void sendBook(Market market) {
        session.send(
                Frame.book(
                        MarketChannel.book(market),
                        CoinbaseFrames.snapshot(venue.book(market), venue.venueUs())));
        session.served(market);
    }

    private void sendLast(VenueTrade trade) {
        session.send(
                Frame.repeated(
                        MarketChannel.trades(trade.market()),
                        CoinbaseFrames.match("last_match", trade),
                        ids(trade)));
    }

    private static Frame match(VenueTrade trade) {
        return Frame.trades(
                MarketChannel.trades(trade.market()),
                CoinbaseFrames.match("match", trade),
                ids(trade));
    }

    private static List<String> ids(VenueTrade trade) {
        return List.of(trade.countedAs(CoinbaseFrames.tradeId(trade)));
    }

    private static Optional<String> objection(List<String> names) {
        for (String name : names) {
            if (SIGNED.contains(name)) {
                return Optional.of(
                        "level2, level3, and full channels now require authentication. "
                                + "https://docs.cloud.coinbase.com/exchange/docs/websocket-auth");
            }
            if (!OFFERED.contains(name)) {
                return Optional.of(name + " is not a valid channel");
            }
        }
        return Optional.empty();
    }

    private Optional<Market> find(String product) {
        return venue.markets().stream()
                .filter(market -> CoinbaseFrames.product(market).equals(product))
                .findFirst();
    }

    private boolean has(String channel, Market market) {
        return channels.getOrDefault(channel, Set.of()).contains(market);
    }

    /** The whole set as it is now; the batched channel is called by its pace. */
    private String subscriptions() {
        StringJoiner all =
                new StringJoiner(",", "{\"type\":\"subscriptions\",\"channels\":[", "]}");
        channels.forEach(
                (name, markets) -> {
                    StringJoiner products = new StringJoiner("\",\"", "[\"", "\"]");
                    markets.forEach(market -> products.add(CoinbaseFrames.product(market)));
                    all.add(
                            "{\"name\":\""
                                    + (name.equals(LEVEL2) ? "level2_50" : name)
                                    + "\",\"product_ids\":"
                                    + (markets.isEmpty() ? "[]" : products)
                                    + ",\"account_ids\":null}");
                });
        return all.toString();
    }

    private void control(String text) {
        session.send(Frame.control(text));
    }
}
