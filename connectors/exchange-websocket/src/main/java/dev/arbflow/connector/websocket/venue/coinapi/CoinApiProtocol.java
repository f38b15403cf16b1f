package dev.arbflow.connector.websocket.venue.coinapi;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.TradeInterruptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.session.VenueLanguage;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.FeedStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CoinAPI's market data protocol, version 1: trades of several exchanges on one socket.
 *
 * <p>Each trade arrives twice under one {@code uuid}, and both are passed on: telling them apart
 * over reconnects and restarts is the business of the job's de-duplication.
 *
 * @see <a href="https://docs.coinapi.io/market-data/websocket/general">CoinAPI: websocket</a>
 */
public final class CoinApiProtocol implements VenueLanguage {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.COINAPI);

    /** No number follows another here; that a name cannot be meant, only its shape says. */
    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Symbols symbols;
    private final Subscriptions subscriptions;
    private final String apiKey;
    private final TradeInterruptions interruptions = new TradeInterruptions();
    private TradeTape sequences = new TradeTape();
    private boolean accepted;

    /**
     * @param apiKey sent in the greeting and shown nowhere else
     */
    public CoinApiProtocol(Symbols symbols, Subscriptions subscriptions, String apiKey) {
        if (apiKey == null || apiKey.isBlank()) {
            throw new IllegalArgumentException("CoinAPI needs a key");
        }
        this.symbols = symbols;
        this.subscriptions = subscriptions;
        this.apiKey = apiKey;
    }

    /** The names of trades have no order: that there were some is all that can be known of them. */
    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        interruptions.resumed(newestTrades.keySet(), "the newest before the restart");
    }

    @Override
    public void opened(ProtocolOutput out) {
        // Sequence numbers are valid for one symbol on one connection.
        sequences = new TradeTape();
        interruptions.opened();
        accepted = false;
        String names = symbols.names().stream().collect(Collectors.joining("\",\"", "\"", "\""));
        String key = String.valueOf(JsonStringEncoder.getInstance().quoteAsString(apiKey));
        out.send(
                """
                {"type":"hello","apikey":"%s","heartbeat":true,"subscribe_data_type":["trade"],\
                "subscribe_filter_symbol_id":[%s]}"""
                        .formatted(key, names));
    }

    /** There is one question, the greeting, and one greeting a connection. */
    @Override
    public void ask(List<Subscription> due, ProtocolOutput out) {
        out.reconnect("CoinAPI is greeted anew for " + due.get(0));
    }

    /** There is nothing to ask with: the greeting asks for a heartbeat every second. */
    @Override
    public Optional<String> ping(long number) {
        return Optional.empty();
    }

    @Override
    public void read(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        switch (frame.text("type")) {
            case "trade" -> {
                accept(receiveUs);
                readTrade(frame, receiveUs, out);
            }
            // The venue's page of messages spells it without the t.
            case "heartbeat", "hearbeat" -> {
                accept(receiveUs);
                out.alive(Times.UNKNOWN);
            }
            case "reconnect" -> {
                out.reconnect("CoinAPI is about to close the connection");
                out.alive(Times.UNKNOWN);
            }
            case "error" -> readError(frame, out);
            default -> ignore(out);
        }
    }

    /**
     * Nothing is acknowledged: the first heartbeat or trade says that the greeting was accepted.
     */
    private void accept(long receiveUs) {
        if (!accepted) {
            accepted = true;
            for (Subscription each : subscriptions.asked()) {
                subscriptions.acknowledged(each.listing(), each.channel(), receiveUs);
            }
        }
    }

    private void readTrade(WireJson trade, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        // The filter matches by prefix: BTC_USD brings BTC_USDT and BTC_USDC along.
        Optional<Listing> listing = symbols.listing(trade.text("symbol_id"));
        if (listing.isEmpty()) {
            ignore(out);
            return;
        }
        subscriptions.heardTrades(listing.get(), receiveUs);
        // On one connection the next number tells of a trade that is set aside.
        readTrade(trade, listing.get(), out);
    }

    private void readTrade(WireJson trade, Listing listing, ProtocolOutput out)
            throws MalformedFrameException {
        String uuid = trade.text("uuid");
        if (!UUID.matcher(uuid).matches()) {
            throw new MalformedFrameException("a trade without a UUID");
        }
        Side takerSide = takerSide(trade.field("taker_side"));
        double price = trade.field("price").positive();
        double quantity = trade.field("size").positive();
        long exchangeUs = WireTime.ofRfc3339(trade.field("time_exchange"));
        interruptions.next(listing, out);
        sequences.follow(
                listing,
                trade.field("sequence").integer(),
                () -> out.trade(listing, uuid, takerSide, price, quantity, exchangeUs),
                out);
        interruptions.heard(listing, "the one of " + trade.text("time_exchange"), out);
    }

    /** Where an exchange does not tell the side, CoinAPI estimates it. */
    private static Side takerSide(WireJson side) throws MalformedFrameException {
        return switch (side.text()) {
            case "BUY", "BUY_ESTIMATED" -> Side.BUY;
            case "SELL", "SELL_ESTIMATED" -> Side.SELL;
            default -> throw new MalformedFrameException("unknown taker side " + side);
        };
    }

    /** CoinAPI's errors are final: it closes the connection after them. */
    private void readError(WireJson error, ProtocolOutput out) throws MalformedFrameException {
        String reason = error.text("message").replace(apiKey, "***");
        out.status(WHOLE_FEED, FeedStatus.State.REFUSED, reason);
        out.reconnect(reason);
        out.alive(Times.UNKNOWN);
    }

    private static void ignore(ProtocolOutput out) {
        out.count(ProtocolEvent.IGNORED_FRAME);
        out.alive(Times.UNKNOWN);
    }
}
