package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Kind;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads Bitfinex's events: everything that is a JSON object and carries no sequence number. */
final class BitfinexEvents {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.BITFINEX);
    private static final String VERSION = "2";

    /** The venue promises 120 s; without its word that it is over, we look for ourselves. */
    private static final Duration LONGEST_MAINTENANCE = Duration.ofSeconds(150);

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final BitfinexChannels channels;
    private final Pings pings;
    private boolean maintenance;
    private long maintenanceSinceUs;

    BitfinexEvents(Symbols symbols, SubscribedBooks books, BitfinexChannels channels, Pings pings) {
        this.pings = pings;
        this.symbols = symbols;
        this.books = books;
        this.channels = channels;
    }

    void opened() {
        maintenance = false;
    }

    /** Whether the venue asked for a pause. */
    boolean isMaintenance() {
        return maintenance;
    }

    void read(WireJson event, long receiveUs, ProtocolOutput out) throws MalformedFrameException {
        long exchangeUs = Times.UNKNOWN;
        switch (event.text("event")) {
            case "subscribed" -> subscribed(event);
            case "info" -> info(event, receiveUs, out);
            case "conf" -> configured(event, out);
            case "error" -> error(event, out);
            case "pong" -> {
                exchangeUs = WireTime.ofMillis(event.field("ts"));
                if (event.has("cid")) {
                    pings.answered(event.field("cid").integer(), out);
                }
            }
            default -> {
                // The end of a subscription, which was forgotten when it was asked for.
            }
        }
        reconnectAfterMaintenance(receiveUs, out);
        out.alive(exchangeUs);
    }

    private void subscribed(WireJson event) throws MalformedFrameException {
        Optional<Listing> listing = symbols.listing(event.text("symbol"));
        long id = event.field("chanId").integer();
        if (listing.isPresent()) {
            switch (event.text("channel")) {
                case "book" -> channels.add(id, Kind.BOOK, listing.get());
                case "trades" -> channels.add(id, Kind.TRADES, listing.get());
                default -> {
                    // A channel that only the client of a recording subscribed to.
                }
            }
        }
    }

    private void info(WireJson event, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        switch (event.textOr("code", "")) {
            case "20051" -> out.reconnect("Bitfinex is restarting");
            case "20060" -> pause(receiveUs, out);
            case "20061" -> out.reconnect("Bitfinex's maintenance is over");
            default -> greeting(event, receiveUs, out);
        }
    }

    private void greeting(WireJson event, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String version = event.textOr("version", VERSION);
        if (!version.equals(VERSION)) {
            String reason = "Bitfinex speaks version " + version + " instead of " + VERSION;
            out.status(WHOLE_FEED, FeedStatus.State.REFUSED, reason);
            out.reconnect(reason);
        }
        if (event.has("platform") && event.field("platform").text("status").equals("0")) {
            pause(receiveUs, out);
        }
    }

    private void pause(long receiveUs, ProtocolOutput out) {
        maintenance = true;
        maintenanceSinceUs = receiveUs;
        out.status(WHOLE_FEED, FeedStatus.State.MAINTENANCE, "Bitfinex asks for a pause");
        books.invalidateAll(BookValidity.MAINTENANCE, receiveUs, out);
    }

    private void reconnectAfterMaintenance(long receiveUs, ProtocolOutput out) {
        long pausedMs = TimeUnit.MICROSECONDS.toMillis(receiveUs - maintenanceSinceUs);
        if (maintenance && pausedMs > LONGEST_MAINTENANCE.toMillis()) {
            out.reconnect("Bitfinex's maintenance has no end");
        }
    }

    /** Without its flags a frame cannot be told from its trailer. */
    private static void configured(WireJson event, ProtocolOutput out)
            throws MalformedFrameException {
        if (!event.text("status").equals("OK")) {
            String reason = "Bitfinex refuses flags " + event.textOr("flags", "");
            out.status(WHOLE_FEED, FeedStatus.State.REFUSED, reason);
            out.reconnect(reason);
        }
    }

    private void error(WireJson event, ProtocolOutput out) throws MalformedFrameException {
        String code = event.textOr("code", "");
        if (code.equals("10301")) {
            return; // Already subscribed: the first subscription holds.
        }
        Optional<Listing> listing = symbols.listing(event.textOr("symbol", ""));
        if (listing.isPresent() && event.textOr("channel", "").equals("book")) {
            books.of(listing.get()).refused();
        }
        out.status(
                listing.map(Listing::code).orElse(WHOLE_FEED),
                FeedStatus.State.REFUSED,
                event.text("msg") + " (" + code + ")");
    }
}
