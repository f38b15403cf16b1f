package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireSide;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what Kraken sends on the {@code trade} channel.
 *
 * <p>A subscription begins with a snapshot of the latest 50 trades of each symbol: those that are
 * newer than all seen before happened while nobody was connected and are passed on.
 *
 * @see <a href="https://docs.kraken.com/api/docs/websocket-v2/trade">Kraken: trades</a>
 */
final class KrakenTrades {
    private final Symbols symbols;
    private final Subscriptions subscriptions;
    private final TradeTape tape = new TradeTape();

    KrakenTrades(Symbols symbols, Subscriptions subscriptions) {
        this.symbols = symbols;
        this.subscriptions = subscriptions;
    }

    void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
    }

    void read(WireJson frame, long receiveUs, ProtocolOutput out) throws MalformedFrameException {
        boolean snapshot = frame.text("type").equals("snapshot");
        Map<Listing, SortedMap<Long, WireJson>> history = new LinkedHashMap<>();
        for (WireJson trade : frame.field("data").items()) {
            Optional<Listing> listing = symbols.listing(trade.text("symbol"));
            if (listing.isEmpty()) {
                out.count(ProtocolEvent.IGNORED_FRAME);
                out.alive(Times.UNKNOWN);
                continue;
            }
            if (snapshot) {
                subscriptions.repeatedTrades(listing.get(), receiveUs);
                history.computeIfAbsent(listing.get(), key -> new TreeMap<>())
                        .put(id(trade), trade);
            } else {
                subscriptions.heardTrades(listing.get(), receiveUs);
                readTrade(listing.get(), trade, out);
            }
        }
        for (Map.Entry<Listing, SortedMap<Long, WireJson>> each : history.entrySet()) {
            readHistory(each.getKey(), each.getValue(), out);
        }
    }

    private void readHistory(Listing listing, SortedMap<Long, WireJson> byId, ProtocolOutput out)
            throws MalformedFrameException {
        long missedAfter = tape.missedAfter(listing, byId.lastKey(), out);
        for (Map.Entry<Long, WireJson> trade : byId.entrySet()) {
            if (trade.getKey() > missedAfter) {
                readTrade(listing, trade.getValue(), out);
            } else {
                out.count(ProtocolEvent.REPEATED_TRADE);
                out.alive(Times.UNKNOWN);
            }
        }
    }

    private void readTrade(Listing listing, WireJson trade, ProtocolOutput out)
            throws MalformedFrameException {
        long id = id(trade);
        Side takerSide = WireSide.of(trade.field("side"), "buy", "sell");
        double price = trade.field("price").positive();
        double quantity = trade.field("qty").positive();
        long exchangeUs = WireTime.ofRfc3339(trade.field("timestamp"));
        tape.follow(
                listing,
                id,
                () -> out.trade(listing, Long.toString(id), takerSide, price, quantity, exchangeUs),
                out);
    }

    private static long id(WireJson trade) throws MalformedFrameException {
        return trade.field("trade_id").integer();
    }
}
