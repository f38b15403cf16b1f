package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscription.State;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.FeedStatus;

/** The trades of one listing on one connection: whether their channel is alive. */
final class SubscribedTrades {
    private final Subscription subscription;
    private final long quietForUs;
    private final boolean beats;
    private long heardUs;

    SubscribedTrades(Listing listing, TradesPulse pulse) {
        subscription = new Subscription(listing, Channel.TRADES);
        quietForUs = Times.micros(pulse.quietFor());
        beats = pulse.beats();
    }

    Subscription subscription() {
        return subscription;
    }

    void opened(long nowUs) {
        heardUs = nowUs;
        subscription.opened(nowUs);
    }

    void askedAgain(long nowUs) {
        heardUs = nowUs;
        subscription.asked(nowUs);
    }

    void acknowledged(long nowUs) {
        heardUs = nowUs;
        subscription.acknowledged(nowUs);
    }

    /** A frame of its own channel arrived. */
    void heard(long nowUs) {
        heardUs = nowUs;
        if (!subscription.is(State.LOST)) {
            subscription.live(nowUs);
        }
    }

    /** Has a channel asked for anew that has said nothing for too long. */
    void loseIfSilent(long nowUs, ProtocolOutput out) {
        boolean running = subscription.is(State.LIVE) || subscription.is(State.ACKNOWLEDGED);
        long quietUs = nowUs - heardUs;
        if (!running || quietUs <= quietForUs) {
            return;
        }
        String quiet = "no word of the trades for " + quietUs / 1_000_000 + " s";
        if (beats) {
            out.status(subscription.listing().code(), FeedStatus.State.STALE, quiet);
        }
        if (beats && subscription.is(State.ACKNOWLEDGED) && subscription.isHopeless()) {
            out.reconnect(quiet);
        } else {
            subscription.lost(nowUs);
        }
    }
}
