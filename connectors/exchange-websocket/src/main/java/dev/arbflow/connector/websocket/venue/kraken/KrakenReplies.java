package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.venue.session.Pings;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.FeedStatus;
import java.util.List;
import java.util.Optional;

/** Reads Kraken's answers to what it was asked; matched by number where it repeats ours. */
final class KrakenReplies {
    private final Symbols symbols;
    private final Subscriptions subscriptions;
    private final Pings pings;
    private final KrakenRequests requests;

    KrakenReplies(
            Symbols symbols, Subscriptions subscriptions, Pings pings, KrakenRequests requests) {
        this.symbols = symbols;
        this.subscriptions = subscriptions;
        this.pings = pings;
        this.requests = requests;
    }

    void read(WireJson reply, long receiveUs, ProtocolOutput out) throws MalformedFrameException {
        String method = reply.textOr("method", "");
        switch (method) {
            case "pong" -> answered(reply, out);
            case "unsubscribe" -> {
                // Leaving a subscription that is no more is refused, too, and of no interest.
            }
            default -> {
                if (reply.has("error")) {
                    refused(reply, method, receiveUs, out);
                } else if (method.equals("subscribe") && reply.has("result")) {
                    acknowledged(reply.field("result"), receiveUs);
                }
            }
        }
        out.alive(
                reply.has("time_out")
                        ? WireTime.ofRfc3339(reply.field("time_out"))
                        : Times.UNKNOWN);
    }

    private void answered(WireJson pong, ProtocolOutput out) throws MalformedFrameException {
        if (pong.has("req_id")) {
            pings.answered(pong.field("req_id").integer(), out);
        }
    }

    private void acknowledged(WireJson result, long receiveUs) throws MalformedFrameException {
        Optional<Listing> listing = symbols.listing(result.textOr("symbol", ""));
        Channel channel = result.text("channel").equals("book") ? Channel.BOOK : Channel.TRADES;
        listing.ifPresent(each -> subscriptions.acknowledged(each, channel, receiveUs));
    }

    private void refused(WireJson reply, String method, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String reason = reply.text("error");
        Optional<Listing> listing = symbols.listing(reply.textOr("symbol", ""));
        if (listing.isPresent()) {
            List<Subscription> meant = meant(listing.get(), requests.channel(reply));
            if (reason.equals("Already subscribed")) {
                meant.forEach(each -> subscriptions.alreadyHeld(each, receiveUs));
            } else {
                subscriptions.refused(meant, reason, receiveUs, out);
            }
        } else if (method.equals("ping") && !Subscriptions.isTooFast(reason)) {
            out.status(FeedStatus.wholeFeed(Feed.KRAKEN), FeedStatus.State.REFUSED, reason);
        } else {
            subscriptions.refusedSomething(reason, receiveUs, out);
        }
    }

    private List<Subscription> meant(Listing listing, Optional<Channel> channel) {
        return channel.isPresent()
                ? subscriptions.find(listing, channel.get()).stream().toList()
                : subscriptions.of(listing);
    }
}
