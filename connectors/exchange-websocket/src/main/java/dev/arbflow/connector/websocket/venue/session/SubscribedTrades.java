package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscription.State;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;

/** The trades of one listing on one connection: whether their channel is alive. */
final class SubscribedTrades {
    private final Subscription subscription;
    private final LivelyTime lively;
    private final QuietLimit quiet;
    private final boolean beats;
    private boolean stale;

    /**
     * @param lively of the connection: a channel is silent while others can be heard
     */
    SubscribedTrades(Listing listing, TradesPulse pulse, LivelyTime lively) {
        this.subscription = new Subscription(listing, Channel.TRADES);
        this.lively = lively;
        this.quiet = new QuietLimit(pulse.quiet());
        this.beats = pulse.beats();
    }

    Subscription subscription() {
        return subscription;
    }

    void opened(long nowUs) {
        quiet.begin(lively.at(nowUs));
        subscription.opened(nowUs);
    }

    void askedAgain(long nowUs) {
        quiet.asked(lively.at(nowUs));
        subscription.asked(nowUs);
    }

    void acknowledged(long nowUs) {
        quiet.asked(lively.at(nowUs));
        subscription.acknowledged(nowUs);
    }

    /**
     * A frame of its own channel arrived.
     *
     * @param bookIsRight whether nothing but the trades was wrong with the listing
     * @return whether it had been silent for longer than is usual for it, so that it may have been
     *     dead
     */
    boolean heard(long nowUs, boolean bookIsRight, ProtocolOutput out) {
        long livelyUs = lively.at(nowUs);
        boolean wasSilent = quiet.isExceeded(livelyUs);
        quiet.heard(livelyUs);
        answered(nowUs);
        if (stale && bookIsRight) {
            out.status(
                    subscription.listing().code(),
                    FeedStatus.State.LIVE,
                    "its trades are heard again");
        }
        stale = false;
        return wasSilent;
    }

    /** The venue repeats what was: that answers the question, and says nothing of what is. */
    void answered(long nowUs) {
        if (!subscription.is(State.LOST)) {
            subscription.live(nowUs);
        }
    }

    /** Gives up a channel that has said nothing for too long, so that it is asked for anew. */
    void loseIfSilent(long nowUs, ProtocolOutput out) {
        long livelyUs = lively.at(nowUs);
        if (!isRunning() || !quiet.isExceeded(livelyUs)) {
            return;
        }
        String silence = "no word of the trades for " + quiet.quiet(livelyUs).toSeconds() + " s";
        if (!stale) {
            stale = beats || quiet.isKnown(livelyUs);
            tellIfStale(silence, out);
        }
        if (beats && subscription.is(State.ACKNOWLEDGED) && subscription.isHopeless()) {
            out.reconnect(silence);
        } else {
            subscription.lost(nowUs);
        }
    }

    private void tellIfStale(String silence, ProtocolOutput out) {
        if (stale) {
            out.status(subscription.listing().code(), FeedStatus.State.STALE, silence);
        }
    }

    private boolean isRunning() {
        return subscription.is(State.LIVE) || subscription.is(State.ACKNOWLEDGED);
    }
}
