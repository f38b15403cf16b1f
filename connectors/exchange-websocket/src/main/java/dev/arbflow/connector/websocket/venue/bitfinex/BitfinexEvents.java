package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.bitfinex.BitfinexChannels.Subscribed;
import dev.arbflow.connector.websocket.venue.session.Complaints;
import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBooks;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.session.VenueLimits;
import dev.arbflow.connector.websocket.venue.session.VenueProfile;
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

/** Reads Bitfinex's events: everything that is a JSON object and carries no sequence number. */
final class BitfinexEvents {
    private static final String WHOLE_FEED = FeedStatus.wholeFeed(Feed.BITFINEX);
    private static final String VERSION = "2";
    private static final String DUPLICATE = "10301";

    /** The venue promises 120 s; without its word that it is over, we look for ourselves. */
    private static final Duration MAX_MAINTENANCE = Duration.ofSeconds(150);

    private final Symbols symbols;
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final BitfinexChannels channels;
    private final BitfinexData data;
    private final Pings pings;
    private boolean maintenance;
    private long maintenanceSinceUs;

    BitfinexEvents(
            VenueProfile.Connection connection, BitfinexChannels channels, BitfinexData data) {
        this.pings = connection.pings();
        this.symbols = connection.symbols();
        this.books = connection.books();
        this.subscriptions = connection.subscriptions();
        this.channels = channels;
        this.data = data;
    }

    void opened() {
        maintenance = false;
    }

    /** Whether the venue asked for a pause. */
    boolean isMaintenance() {
        return maintenance;
    }

    void read(WireJson event, long receiveUs, ProtocolOutput out) throws MalformedFrameException {
        if (!event.has("event")) {
            Complaints.heed(event, subscriptions, receiveUs, out);
            return;
        }
        long exchangeUs = Times.UNKNOWN;
        switch (event.text("event")) {
            case "subscribed" -> subscribed(event, receiveUs, out);
            case "info" -> info(event, receiveUs, out);
            case "conf" -> configured(event, out);
            case "error" -> error(event, receiveUs, out);
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
        out.alive(exchangeUs);
    }

    /** A frame arrived after the venue asked for a pause: is it over without its word? */
    void heardInMaintenance(boolean isData, long receiveUs, ProtocolOutput out) {
        Duration paused = Duration.ofNanos((receiveUs - maintenanceSinceUs) * 1_000);
        if (isData && paused.compareTo(VenueLimits.STRAGGLERS) > 0) {
            out.reconnect("Bitfinex sends data again after its maintenance");
        } else if (paused.compareTo(MAX_MAINTENANCE) > 0) {
            out.reconnect("Bitfinex's maintenance has no end");
        }
    }

    private void subscribed(WireJson event, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Optional<Listing> listing = symbols.listing(event.text("symbol"));
        Optional<Channel> kind = kind(event);
        long id = event.field("chanId").integer();
        if (listing.isPresent() && kind.isPresent()) {
            accept(id, kind.get(), listing.get(), receiveUs, out);
        } else {
            channels.ignore(id); // one that only the client of a recording subscribed to
        }
    }

    private void accept(long id, Channel kind, Listing listing, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        Subscribed channel = channels.add(id, kind, listing);
        subscriptions.acknowledged(listing, kind, receiveUs);
        data.readEarly(channels.takeEarly(id), channel, out);
    }

    private static Optional<Channel> kind(WireJson event) {
        return switch (event.textOr("channel", "")) {
            case "book" -> Optional.of(Channel.BOOK);
            case "trades" -> Optional.of(Channel.TRADES);
            default -> Optional.empty();
        };
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

    /** Without its flags a frame cannot be told from its trailer. */
    private static void configured(WireJson event, ProtocolOutput out)
            throws MalformedFrameException {
        if (!event.text("status").equals("OK")) {
            String reason = "Bitfinex refuses flags " + event.textOr("flags", "");
            out.status(WHOLE_FEED, FeedStatus.State.REFUSED, reason);
            out.reconnect(reason);
        }
    }

    private void error(WireJson event, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String code = event.textOr("code", "");
        Optional<Listing> listing = symbols.listing(event.textOr("symbol", ""));
        Optional<Channel> kind = kind(event);
        boolean named = listing.isPresent() && kind.isPresent();
        if (code.equals(DUPLICATE)) {
            if (named && !channels.holds(kind.get(), listing.get())) {
                adopt(event, kind.get(), listing.get(), receiveUs, out);
            }
            return; // otherwise the first subscription holds
        }
        String reason = event.text("msg") + " (" + code + ")";
        if (named) {
            subscriptions.refused(
                    subscriptions.find(listing.get(), kind.get()).stream().toList(),
                    reason,
                    receiveUs,
                    out);
        } else {
            subscriptions.refusedSomething(reason, receiveUs, out);
        }
    }

    /** The venue holds what we were never told of: its acknowledgement got lost. */
    private void adopt(
            WireJson event, Channel kind, Listing listing, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (event.has("chanId")) {
            accept(event.field("chanId").integer(), kind, listing, receiveUs, out);
            subscriptions
                    .find(listing, kind)
                    .ifPresent(each -> subscriptions.alreadyHeld(each, receiveUs));
        } else {
            out.reconnect(
                    "Bitfinex holds a subscription to the %s of %s, but does not say which"
                            .formatted(event.text("channel"), listing.code()));
        }
    }
}
