package dev.arbflow.sandbox.venues.coinapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTimes;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import dev.arbflow.sandbox.venues.server.Session;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * CoinAPI's websocket API version 1, data type {@code trade}: the trades of several venues on one
 * socket, each sent twice with one uuid and consecutive sequence numbers, as recorded.
 *
 * @see <a href="https://docs.coinapi.io/market-data/websocket/">CoinAPI's reference</a>
 */
public final class CoinApiDialogue implements Dialogue {
    private static final Set<Venue> PASSED_ON =
            Set.of(Venue.BITSTAMP, Venue.BITFINEX, Venue.KRAKEN);
    private static final long HEARTBEAT_US = 1_000_000;
    private static final long AGGREGATION_US = 15_000;
    private static final long RECONNECT_WITHIN_S = 10;
    private static final int COPIES = 2;
    private static final long FIRST_SEQUENCE = 2_064;
    private static final int NO_KEY = 1008;

    private final Session session;
    private final VenueMemory venue;
    private final Map<String, Long> sequences = new HashMap<>();
    private List<String> prefixes = List.of();
    private boolean trades;
    private boolean heartbeats;
    private long nextHeartbeatUs;
    private long reconnectBeforeUs = Long.MAX_VALUE;

    public CoinApiDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
    }

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        Optional<JsonNode> hello =
                Requests.parse(text).filter(node -> node.path("type").asText().equals("hello"));
        if (hello.isEmpty()) {
            control("{\"type\":\"error\",\"message\":\"Not a hello message\"}");
            return;
        }
        JsonNode node = hello.get();
        if (node.path("apikey").asText().isBlank() && session.apiKeyHeader().isBlank()) {
            control("{\"type\":\"error\",\"message\":\"Invalid API key\"}");
            session.close(NO_KEY, "Invalid API key");
            return;
        }
        trades = Requests.texts(node.path("subscribe_data_type")).contains("trade");
        prefixes = Requests.texts(node.path("subscribe_filter_symbol_id"));
        heartbeats = node.path("heartbeat").asBoolean();
    }

    @Override
    public void tooFast(String text) {
        control("{\"type\":\"error\",\"message\":\"Rate limit exceeded\"}");
        session.close(NO_KEY, "Rate limit exceeded");
    }

    /** It acknowledges nothing, so what it refuses it only leaves out. */
    @Override
    public void stepped(VenueStep step) {
        String symbol = symbol(step.listing());
        boolean wanted = prefixes.isEmpty() || prefixes.stream().anyMatch(symbol::startsWith);
        if (trades
                && wanted
                && isServed(step.market())
                && PASSED_ON.contains(step.listing().venue())) {
            step.trades().forEach(trade -> send(symbol, trade));
        }
    }

    @Override
    public void tick(long nowUs) {
        if (heartbeats && nowUs >= nextHeartbeatUs) {
            nextHeartbeatUs = nowUs + HEARTBEAT_US;
            session.send(Frame.heartbeat("{\"type\":\"heartbeat\"}"));
        }
        if (nowUs >= reconnectBeforeUs) {
            reconnectBeforeUs = Long.MAX_VALUE;
            session.close(1000, "");
        }
    }

    @Override
    public void requestReconnect(long nowUs) {
        reconnectBeforeUs = nowUs + RECONNECT_WITHIN_S * 1_000_000;
        control(
                "{\"type\":\"reconnect\",\"within_seconds\":"
                        + RECONNECT_WITHIN_S
                        + ",\"before_time\":\""
                        + VenueTimes.rfc3339SevenDigits(reconnectBeforeUs)
                        + "\"}");
    }

    private boolean isServed(Market market) {
        return venue.knows(market) && !venue.refuses(MarketChannel.trades(market));
    }

    private void send(String symbol, VenueTrade trade) {
        Listing listing = trade.trade().instrument().listing();
        UUID uuid = tradeId(trade);
        for (int copy = 0; copy < COPIES; copy++) {
            long sequence = sequences.merge(symbol, FIRST_SEQUENCE, (last, first) -> last + 1);
            session.send(
                    Frame.trades(
                            MarketChannel.trades(listing.market()),
                            frame(symbol, trade, uuid, sequence),
                            List.of(listing.venue() + "|" + trade.countedAs(uuid))));
        }
    }

    public static UUID tradeId(VenueTrade trade) {
        String name = trade.trade().instrument().listing().code() + trade.trade().number();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String frame(String symbol, VenueTrade trade, UUID uuid, long sequence) {
        return "{\"time_exchange\":\""
                + VenueTimes.rfc3339SevenDigits(trade.venueUs())
                + "\",\"time_coinapi\":\""
                + VenueTimes.rfc3339SevenDigits(trade.venueUs() + AGGREGATION_US)
                + "\",\"uuid\":\""
                + uuid
                + "\",\"price\":"
                + stripped(trade.price())
                + ",\"size\":"
                + stripped(trade.quantity())
                + ",\"taker_side\":\""
                + trade.trade().takerSide()
                + "\",\"symbol_id\":\""
                + symbol
                + "\",\"sequence\":"
                + sequence
                + ",\"type\":\"trade\"}";
    }

    private static String symbol(Listing listing) {
        return listing.venue().name()
                + "_SPOT_"
                + listing.market().base()
                + '_'
                + listing.market().quote();
    }

    private static String stripped(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private void control(String text) {
        session.send(Frame.control(text));
    }
}
