package dev.arbflow.sandbox.venues.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kraken's websocket API version 2: channels {@code book} and {@code trade}.
 *
 * @see <a href="https://docs.kraken.com/exchange/api-reference/spot-websocket-v2/book">Kraken's
 *     reference</a>
 */
public final class KrakenDialogue implements Dialogue {
    private static final Set<Integer> DEPTHS = Set.of(10, 25, 100, 500, 1000);
    private static final int DEFAULT_DEPTH = 10;
    private static final int SNAPSHOT_TRADES = 50;
    private static final long HEARTBEAT_US = 1_000_000;
    private static final int FRAMES_BETWEEN_PRICES_TOLD_TWICE = 40;

    private final Session session;
    private final VenueMemory venue;
    private final Map<Market, Integer> bookDepths = new HashMap<>();
    private final Set<Market> tradeTapes = new HashSet<>();
    private final Set<Market> spoiled = new HashSet<>();
    private long nextHeartbeatUs;
    private int updates;

    public KrakenDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
    }

    @Override
    public void opened() {
        control(KrakenFrames.status("online"));
    }

    @Override
    public void received(String text) {
        Optional<JsonNode> request = Requests.parse(text);
        if (request.isEmpty()) {
            refuse("", "Malformed request", "", "");
            return;
        }
        JsonNode node = request.get();
        String method = node.path("method").asText();
        switch (method) {
            case "ping" -> control(KrakenFrames.pong(requestId(node), venue.venueUs()));
            case "subscribe", "unsubscribe" -> change(method, node);
            default -> refuse(method, "Method not supported", "", requestId(node));
        }
    }

    @Override
    public void tooFast(String text) {
        String method = Requests.parse(text).map(node -> node.path("method").asText()).orElse("");
        refuse(method, "Exceeded msg rate", "", "");
    }

    @Override
    public void stepped(VenueStep step) {
        if (tradeTapes.contains(step.market()) && !step.trades().isEmpty()) {
            session.send(
                    Frame.trades(
                            MarketChannel.trades(step.market()),
                            KrakenFrames.trades("update", step.trades()),
                            ids(step.trades())));
        }
        Integer depth = bookDepths.get(step.market());
        if (depth != null) {
            update(step, depth);
        }
    }

    @Override
    public void tick(long nowUs) {
        boolean subscribed = !bookDepths.isEmpty() || !tradeTapes.isEmpty();
        if (subscribed && nowUs >= nextHeartbeatUs) {
            nextHeartbeatUs = nowUs + HEARTBEAT_US;
            session.send(Frame.heartbeat(KrakenFrames.HEARTBEAT));
        }
    }

    @Override
    public boolean corruptChecksum(Market market) {
        return bookDepths.containsKey(market) && spoiled.add(market);
    }

    @Override
    public void maintenance(boolean begun) {
        control(KrakenFrames.status(begun ? "maintenance" : "online"));
    }

    private void update(VenueStep step, int depth) {
        boolean twice = ++updates % FRAMES_BETWEEN_PRICES_TOLD_TWICE == 0;
        long checksum = KrakenChecksum.of(step.after());
        boolean wrong = spoiled.contains(step.market());
        String text = KrakenFrames.update(step, depth, twice, wrong ? checksum ^ 1 : checksum);
        if (text.isEmpty()) {
            return;
        }
        session.send(Frame.book(MarketChannel.book(step.market()), text));
        if (wrong) {
            spoiled.remove(step.market());
            session.failed(step.market(), FeedFault.Kind.CHECKSUM);
        }
    }

    private void change(String method, JsonNode request) {
        JsonNode params = request.path("params");
        String channel = params.path("channel").asText();
        String id = requestId(request);
        if (!channel.equals("book") && !channel.equals("trade")) {
            refuse(method, "Unsupported field: 'channel' for the given msg type", "", id);
            return;
        }
        for (String symbol : Requests.texts(params.path("symbol"))) {
            Optional<Market> market = listed(symbol);
            if (market.isEmpty()) {
                refuse(method, "Currency pair not supported " + symbol, symbol, id);
            } else if (method.equals("subscribe")
                    && venue.refuses(channelOf(market.get(), channel))) {
                refuse(method, "EService:Unavailable", symbol, id);
            } else if (channel.equals("trade")) {
                changeTrades(method, market.get(), params, id);
            } else {
                changeBook(method, market.get(), params, id);
            }
        }
    }

    private static MarketChannel channelOf(Market market, String channel) {
        return channel.equals("trade") ? MarketChannel.trades(market) : MarketChannel.book(market);
    }

    private void changeBook(String method, Market market, JsonNode params, String id) {
        int depth = params.path("depth").asInt(DEFAULT_DEPTH);
        if (!DEPTHS.contains(depth)) {
            refuse(method, "Subscription depth not supported", market.code(), id);
        } else if (method.equals("subscribe")) {
            subscribeBook(market, depth, params.path("snapshot").asBoolean(true), id);
        } else {
            unsubscribeBook(market, depth, id);
        }
    }

    private void subscribeBook(Market market, int depth, boolean snapshot, String id) {
        if (bookDepths.putIfAbsent(market, depth) != null) {
            refuse("subscribe", "Already subscribed", market.code(), id);
            return;
        }
        grant(
                "subscribe",
                MarketChannel.book(market),
                KrakenFrames.bookResult(market, depth, snapshot),
                id);
        if (snapshot) {
            BookState book = venue.book(market).best(depth);
            session.send(
                    Frame.book(
                            MarketChannel.book(market),
                            KrakenFrames.snapshot(book, KrakenChecksum.of(book), venue.venueUs())));
            session.served(market);
        }
    }

    private void unsubscribeBook(Market market, int depth, String id) {
        if (bookDepths.remove(market) == null) {
            refuse("unsubscribe", "Subscription not found", market.code(), id);
            return;
        }
        session.failed(market, FeedFault.Kind.WITHDRAWN);
        grant(
                "unsubscribe",
                MarketChannel.book(market),
                "{\"channel\":\"book\",\"depth\":%s,\"symbol\":\"%s\"}"
                        .formatted(depth, market.code()),
                id);
    }

    private void changeTrades(String method, Market market, JsonNode params, String id) {
        if (method.equals("unsubscribe")) {
            tradeTapes.remove(market);
            grant(
                    method,
                    MarketChannel.trades(market),
                    "{\"channel\":\"trade\",\"symbol\":\"%s\"}".formatted(market.code()),
                    id);
            return;
        }
        boolean snapshot = params.path("snapshot").asBoolean(false);
        tradeTapes.add(market);
        grant(
                method,
                MarketChannel.trades(market),
                "{\"channel\":\"trade\",\"snapshot\":%s,\"symbol\":\"%s\"}"
                        .formatted(snapshot, market.code()),
                id);
        List<VenueTrade> latest = venue.latest(market, SNAPSHOT_TRADES);
        if (snapshot && !latest.isEmpty()) {
            session.send(
                    Frame.repeated(
                            MarketChannel.trades(market),
                            KrakenFrames.trades("snapshot", latest),
                            ids(latest)));
        }
    }

    private Optional<Market> listed(String symbol) {
        return venue.markets().stream().filter(market -> market.code().equals(symbol)).findFirst();
    }

    private static List<String> ids(List<VenueTrade> trades) {
        List<String> ids = new ArrayList<>();
        trades.forEach(trade -> ids.add(trade.countedAs(trade.trade().number())));
        return ids;
    }

    private static String requestId(JsonNode request) {
        return request.has("req_id") ? ",\"req_id\":" + request.get("req_id") : "";
    }

    private void grant(String method, MarketChannel on, String result, String id) {
        session.send(Frame.answer(on, KrakenFrames.granted(method, result, id, venue.venueUs())));
    }

    private void refuse(String method, String why, String symbol, String id) {
        control(KrakenFrames.refused(method, why, symbol, id, venue.venueUs()));
    }

    private void control(String text) {
        session.send(Frame.control(text));
    }
}
