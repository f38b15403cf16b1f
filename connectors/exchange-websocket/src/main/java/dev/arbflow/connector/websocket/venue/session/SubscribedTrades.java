package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscription.State;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;

/** The trades of one listing on one connection: whether their channel is alive. */
final class SubscribedTrades {
    private final Subscription subscription;
    private final QuietLimit quiet;
    private final boolean beats;

    SubscribedTrades(Listing listing, TradesPulse pulse) {
        subscription = new Subscription(listing, Channel.TRADES);
        quiet = new QuietLimit(pulse.quiet());
        beats = pulse.beats();
    }

    Subscription subscription() {
        return subscription;
    }

    void opened(long nowUs) {
        quiet.begin(nowUs);
        subscription.opened(nowUs);
    }

    void askedAgain(long nowUs) {
        quiet.begin(nowUs);
        subscription.asked(nowUs);
    }

    void acknowledged(long nowUs) {
        quiet.begin(nowUs);
        subscription.acknowledged(nowUs);
    }

    /**
     * A frame of its own channel arrived.
     *
     * @return whether it had been silent for longer than is usual for it, so that it may have been
     *     dead
     */
    boolean heard(long nowUs) {
        boolean wasSilent = quiet.isExceeded(nowUs);
        quiet.heard(nowUs);
        if (!subscription.is(State.LOST)) {
            subscription.live(nowUs);
        }
        return wasSilent;
    }

    /** Has a channel asked for anew that has said nothing for too long. */
    void loseIfSilent(long nowUs, ProtocolOutput out) {
        if (!isRunning() || !quiet.isExceeded(nowUs)) {
            return;
        }
        String silence = "no word of the trades for " + quiet.quiet(nowUs).toSeconds() + " s";
        if (beats || quiet.isKnown(nowUs)) {
            out.status(subscription.listing().code(), FeedStatus.State.STALE, silence);
        }
        if (beats && subscription.is(State.ACKNOWLEDGED) && subscription.isHopeless()) {
            out.reconnect(silence);
        } else {
            subscription.lost(nowUs);
        }
    }

    private boolean isRunning() {
        return subscription.is(State.LIVE) || subscription.is(State.ACKNOWLEDGED);
    }
}
