package dev.arbflow.sandbox.venues.bitfinex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Bitfinex's websocket API version 2: channels {@code book} (P0) and {@code trades}, with the flags
 * for sequence numbers, times, checksums and bulk updates.
 *
 * @see <a href="https://docs.bitfinex.com/docs/ws-general">Bitfinex's reference</a>
 */
public final class BitfinexDialogue implements Dialogue {
    private static final long HEARTBEAT_US = 15_000_000;
    private static final long CHECKSUM_US = 2_500_000;

    private final Session session;
    private final VenueMemory venue;
    private final BitfinexWriter writer;
    private final BitfinexTrades trades;
    private final BitfinexSubscriptions subscriptions;
    private final Map<Integer, Long> nextHeartbeatUs = new HashMap<>();
    private final Map<Integer, Long> nextChecksumUs = new HashMap<>();
    private final Set<Market> spoiled = new HashSet<>();

    public BitfinexDialogue(Session session, VenueMemory venue) {
        this.session = session;
        this.venue = venue;
        this.writer = new BitfinexWriter(session, venue);
        this.trades = new BitfinexTrades(venue, writer);
        this.subscriptions = new BitfinexSubscriptions(venue);
    }

    @Override
    public void opened() {
        writer.control(
                "{\"event\":\"info\",\"version\":2,\"serverId\":"
                        + "\"083bd8d4-aca7-4690-a573-eabfc8103de8\",\"platform\":{\"status\":1}}");
    }

    /** Text that is not JSON gets no reply at all. */
    @Override
    public void received(String text) {
        Requests.parse(text).ifPresent(this::answer);
    }

    @Override
    public void tooFast(String text) {
        Requests.parse(text).ifPresent(request -> writer.error(11010, "ratelimit: error", request));
    }

    @Override
    public void stepped(VenueStep step) {
        for (BitfinexChannel channel : subscriptions.all()) {
            if (!channel.market().equals(step.market())) {
                continue;
            }
            if (channel.isBook()) {
                sendChanges(channel, step);
            } else {
                step.trades().forEach(trade -> trades.executed(channel, trade));
            }
        }
    }

    @Override
    public void tick(long nowUs) {
        trades.updateDue();
        for (BitfinexChannel channel : subscriptions.all()) {
            long due = nextHeartbeatUs.computeIfAbsent(channel.id(), id -> nowUs + HEARTBEAT_US);
            if (nowUs >= due) {
                nextHeartbeatUs.put(channel.id(), due + HEARTBEAT_US);
                writer.data(channel, "\"hb\"", Frame.heartbeat(""));
            }
        }
    }

    @Override
    public boolean corruptChecksum(Market market) {
        return writer.sendsChecksums() && hasBook(market) && spoiled.add(market);
    }

    @Override
    public boolean skipSequence() {
        boolean skipped = writer.skipNumber();
        if (skipped) {
            subscriptions.all().forEach(c -> session.failed(c.market(), FeedFault.Kind.SEQUENCE));
        }
        return skipped;
    }

    @Override
    public void maintenance(boolean begun) {
        if (begun) {
            writer.info(20060, "Entering in Maintenance mode.");
        } else {
            writer.info(20061, "Maintenance ended.");
        }
    }

    @Override
    public void requestReconnect(long nowUs) {
        writer.info(20051, "Stopping. Please try to reconnect");
    }

    private void answer(JsonNode request) {
        switch (request.path("event").asText()) {
            case "conf" -> writer.configure(request.path("flags").asInt());
            case "ping" -> writer.control(pong(request.path("cid").asLong()));
            case "subscribe" -> subscribe(request);
            case "unsubscribe" -> unsubscribe(request);
            default -> writer.error(10000, "event: unknown", request);
        }
    }

    private String pong(long cid) {
        long ms = venue.venueUs() / 1_000;
        return "{\"event\":\"pong\",\"ts\":" + ms + ",\"cid\":" + cid + "}";
    }

    private void subscribe(JsonNode request) {
        try {
            BitfinexChannel channel = subscriptions.add(request);
            session.send(Frame.answer(channel.marketChannel(), channel.subscribed()));
            if (channel.isBook()) {
                sendBook(channel);
            } else {
                trades.past(channel);
            }
        } catch (BitfinexSubscriptions.Refused refused) {
            writer.error(refused.code(), refused.getMessage(), request);
        }
    }

    private void unsubscribe(JsonNode request) {
        subscriptions
                .remove(request.path("chanId").asInt())
                .ifPresentOrElse(
                        this::unsubscribed,
                        () -> writer.error(10400, "unsubscribe: invalid", request));
    }

    private void unsubscribed(BitfinexChannel channel) {
        session.send(
                Frame.answer(
                        channel.marketChannel(),
                        "{\"event\":\"unsubscribed\",\"status\":\"OK\",\"chanId\":"
                                + channel.id()
                                + "}"));
        if (channel.isBook()) {
            session.failed(channel.market(), FeedFault.Kind.WITHDRAWN);
        }
    }

    private void sendBook(BitfinexChannel channel) {
        BookState window = venue.book(channel.market()).best(channel.length());
        String rows = String.join(",", BitfinexBook.rows(window));
        writer.data(channel, "[" + rows + "]", Frame.book(channel.marketChannel(), ""));
        nextChecksumUs.put(channel.id(), venue.venueUs());
        session.served(channel.market());
    }

    private void sendChanges(BitfinexChannel channel, VenueStep step) {
        int length = channel.length();
        List<String> rows =
                BitfinexBook.changes(step.before().best(length), step.after().best(length));
        if (rows.isEmpty()) {
            return;
        }
        if (writer.sendsBulks() && rows.size() > 1) {
            writer.data(
                    channel,
                    "[" + String.join(",", rows) + "]",
                    Frame.book(channel.marketChannel(), ""));
        } else {
            rows.forEach(row -> writer.data(channel, row, Frame.book(channel.marketChannel(), "")));
        }
        if (writer.sendsChecksums()) {
            sendChecksum(channel, step.after().best(length), step.venueUs());
        }
    }

    private void sendChecksum(BitfinexChannel channel, BookState window, long venueUs) {
        boolean wrong = spoiled.remove(channel.market());
        if (!wrong && venueUs < nextChecksumUs.get(channel.id())) {
            return;
        }
        nextChecksumUs.put(channel.id(), venueUs + CHECKSUM_US);
        int checksum = BitfinexChecksum.of(window);
        writer.data(
                channel,
                "\"cs\"," + (wrong ? ~checksum : checksum),
                Frame.checksum(channel.marketChannel(), ""));
        if (wrong) {
            session.failed(channel.market(), FeedFault.Kind.CHECKSUM);
        }
    }

    private boolean hasBook(Market market) {
        return subscriptions.all().stream()
                .anyMatch(channel -> channel.isBook() && channel.market().equals(market));
    }
}
