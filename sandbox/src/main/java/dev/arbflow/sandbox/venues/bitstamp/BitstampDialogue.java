package dev.arbflow.sandbox.venues.bitstamp;

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
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Bitstamp's websocket API version 2: channels {@code order_book_}, {@code diff_order_book_} and
 * {@code live_trades_}.
 *
 * <p>A well-formed channel of a pair that does not exist is acknowledged and stays silent, and an
 * order book speaks only with its next change, both as observed at the venue.
 *
 * @see <a href="https://www.bitstamp.net/websocket/v2/">Bitstamp's reference</a>
 */
public final class BitstampDialogue implements Dialogue {
    private static final int BOOK_DEPTH = 100;
    private static final int MAX_CLIENT_FRAME = 512;
    private static final int TOO_BIG = 1009;
    private static final long GRACE_US = 2_000_000;
    private static final String TRADES = "live_trades_";
    private static final String BOOK = "order_book_";
    private static final String DIFFERENCE = "diff_order_book_";
    private static final Pattern CHANNEL =
            Pattern.compile(
                    "(live_trades|order_book|diff_order_book|detail_order_book|live_orders)"
                            + "_[a-z0-9-]+");

    private final Session session;
    private final VenueMemory venue;
    private final Set<String> channels = new HashSet<>();
    private final Set<Market> served = new HashSet<>();
    private long reconnectBeforeUs = Long.MAX_VALUE;

    public BitstampDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
    }

    @Override
    public void opened() {}

    @Override
    public void received(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_CLIENT_FRAME) {
            session.close(TOO_BIG, "read limited at 513 bytes");
            return;
        }
        Optional<JsonNode> request = Requests.parse(text);
        if (request.isEmpty()) {
            control(BitstampFrames.error("Incorrect JSON format."));
            return;
        }
        String channel = request.get().at("/data/channel").asText();
        switch (request.get().path("event").asText()) {
            case "bts:heartbeat" -> session.send(Frame.heartbeat(BitstampFrames.HEARTBEAT));
            case "bts:subscribe" -> subscribe(channel);
            case "bts:unsubscribe" -> unsubscribe(channel);
            default -> control(BitstampFrames.error("Bad subscription string."));
        }
    }

    @Override
    public void tooFast(String text) {
        control(BitstampFrames.error("Rate limit exceeded."));
    }

    /** What is not listed is silent. */
    @Override
    public void stepped(VenueStep step) {
        if (!venue.knows(step.market())) {
            return;
        }
        String pair = pair(step.market());
        if (channels.contains(TRADES + pair)) {
            for (VenueTrade trade : step.trades()) {
                session.send(
                        Frame.trades(
                                MarketChannel.trades(step.market()),
                                BitstampFrames.trade(trade, TRADES + pair),
                                List.of(trade.countedAs(BitstampFrames.tradeId(trade)))));
            }
        }
        if (channels.contains(DIFFERENCE + pair)) {
            session.send(
                    Frame.book(
                            MarketChannel.book(step.market()),
                            BitstampFrames.difference(step, DIFFERENCE + pair)));
        }
        if (channels.contains(BOOK + pair)) {
            session.send(
                    Frame.book(
                            MarketChannel.book(step.market()),
                            BitstampFrames.book(step, BOOK_DEPTH, BOOK + pair)));
            if (served.add(step.market())) {
                session.served(step.market());
            }
        }
    }

    @Override
    public void tick(long nowUs) {
        if (nowUs >= reconnectBeforeUs) {
            reconnectBeforeUs = Long.MAX_VALUE;
            session.close(1000, "");
        }
    }

    @Override
    public void requestReconnect(long nowUs) {
        control(BitstampFrames.REQUEST_RECONNECT);
        reconnectBeforeUs = nowUs + GRACE_US;
    }

    private void subscribe(String channel) {
        if (channel.isEmpty()) {
            control(BitstampFrames.error("Bad subscription string."));
        } else if (!CHANNEL.matcher(channel).matches()) {
            control(BitstampFrames.error("Invalid channel provided."));
        } else if (marketChannel(channel).filter(venue::refuses).isPresent()) {
            control(BitstampFrames.error("Service unavailable."));
        } else {
            channels.add(channel);
            answer("subscription", channel);
        }
    }

    private void unsubscribe(String channel) {
        if (!channels.remove(channel)) {
            control(BitstampFrames.error("Invalid channel provided."));
            return;
        }
        served.removeIf(market -> withdrawn(market, channel));
        answer("unsubscription", channel);
    }

    private boolean withdrawn(Market market, String channel) {
        boolean withdrawn = channel.equals(BOOK + pair(market));
        if (withdrawn) {
            session.failed(market, FeedFault.Kind.WITHDRAWN);
        }
        return withdrawn;
    }

    private void answer(String what, String channel) {
        String text = BitstampFrames.acknowledged(what, channel);
        session.send(
                marketChannel(channel)
                        .map(marketChannel -> Frame.answer(marketChannel, text))
                        .orElseGet(() -> Frame.answer(text)));
    }

    /** What a channel is about; empty if nothing that is listed. */
    private Optional<MarketChannel> marketChannel(String channel) {
        return venue.markets().stream()
                .filter(market -> channel.endsWith('_' + pair(market)))
                .findFirst()
                .map(
                        market ->
                                channel.startsWith(TRADES)
                                        ? MarketChannel.trades(market)
                                        : MarketChannel.book(market));
    }

    private static String pair(Market market) {
        return (market.base().code() + market.quote().code()).toLowerCase(Locale.ROOT);
    }

    private void control(String text) {
        session.send(Frame.control(text));
    }
}
