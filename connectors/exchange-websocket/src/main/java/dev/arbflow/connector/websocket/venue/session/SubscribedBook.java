package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.book.OrderBook;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import java.time.Duration;

/**
 * One listing's book on one connection: whether it may be published, and when to ask for it anew.
 *
 * <p>A crossed book is withdrawn but kept, because the next message often uncrosses it; every other
 * fault throws it away.
 */
public final class SubscribedBook {
    private static final Duration UNCROSSES_WITHIN = Duration.ofSeconds(5);

    private enum State {
        AWAITING_SNAPSHOT,
        CROSSED,
        LIVE
    }

    private final Listing listing;
    private final int depth;
    private final Subscription subscription;
    private final OrderBook levels = new OrderBook();
    private final QuietLimit quiet = new QuietLimit(QuietLimit.Rule.BOOK);
    private final TradeWitness witness = new TradeWitness();

    private State state = State.AWAITING_SNAPSHOT;
    private Ladder publishedBids;
    private Ladder publishedAsks;
    private Ladder doubtedBids;
    private Ladder doubtedAsks;
    private long begunUs;

    /**
     * @param depth levels a side to publish
     */
    SubscribedBook(Listing listing, int depth) {
        this.listing = listing;
        this.depth = depth;
        this.subscription = new Subscription(listing, Subscription.Channel.BOOK);
    }

    public Listing listing() {
        return listing;
    }

    public OrderBook levels() {
        return levels;
    }

    /** Whether changes cannot be applied, because what they change is unknown. */
    public boolean isAwaitingSnapshot() {
        return state == State.AWAITING_SNAPSHOT;
    }

    Subscription subscription() {
        return subscription;
    }

    /** A new connection: its subscription is being sent. */
    void opened(long nowUs) {
        forget();
        doubtedBids = null;
        doubtedAsks = null;
        quiet.begin(nowUs);
        subscription.opened(nowUs);
    }

    /** A frame of its own channel arrived. */
    void heard(long nowUs) {
        quiet.heard(nowUs);
    }

    boolean isLive() {
        return state == State.LIVE;
    }

    /** Withdraws a live book whose channel has said nothing for longer than is usual for it. */
    void withdrawIfSilent(long nowUs, ProtocolOutput out) {
        if (isLive() && quiet.isExceeded(nowUs)) {
            String reason = "nothing of its own for " + quiet.quiet(nowUs).toSeconds() + " s";
            out.status(listing.code(), FeedStatus.State.STALE, reason);
            invalidate(BookValidity.SILENT, Times.UNKNOWN, nowUs, out);
        }
    }

    /** Since when the book has been live without a break. */
    long begunUs() {
        return begunUs;
    }

    /** Has a live book begun anew; what comes is compared with what it was. */
    void lookAgain(long nowUs, ProtocolOutput out) {
        Ladder bids = publishedBids;
        Ladder asks = publishedAsks;
        invalidate(BookValidity.AWAITING_SNAPSHOT, Times.UNKNOWN, nowUs, out);
        doubtedBids = bids;
        doubtedAsks = asks;
    }

    /** The venue has been asked for the book anew. */
    void askedAgain(long nowUs) {
        forget();
        quiet.begin(nowUs);
        subscription.asked(nowUs);
    }

    /**
     * The venue will not send this book for the time being: withdraws it.
     *
     * @return after which time it is asked again
     */
    Duration refused(long nowUs, ProtocolOutput out) {
        Duration pause = subscription.refused(nowUs);
        withdraw(BookValidity.AWAITING_SNAPSHOT, Times.UNKNOWN, out);
        forget();
        return pause;
    }

    /**
     * The levels are complete and have passed the venue's checks: publishes them if they changed.
     */
    public void publish(long exchangeUs, long nowUs, ProtocolOutput out) {
        if (levels.isTooLarge()) {
            out.status(listing.code(), FeedStatus.State.GAP, "more levels than any market has");
            invalidate(BookValidity.UNREADABLE, exchangeUs, nowUs, out);
            return;
        }
        if (levels.isCrossed()) {
            cross(exchangeUs, nowUs, out);
            return;
        }
        subscription.live(nowUs);
        if (state != State.LIVE) {
            state = State.LIVE;
            begunUs = nowUs;
            out.status(listing.code(), FeedStatus.State.LIVE, "");
        }
        Ladder bids = levels.bids().best(depth);
        Ladder asks = levels.asks().best(depth);
        witness.says(bids, asks, exchangeUs);
        if (bids.equals(publishedBids) && asks.equals(publishedAsks)) {
            out.proven(listing, exchangeUs);
            return;
        }
        compare(bids, asks, out);
        publishedBids = bids;
        publishedAsks = asks;
        out.book(listing, bids, asks, exchangeUs);
    }

    /**
     * The venue sent the whole book or a checksum that matches: what was printed before says no
     * more about it.
     */
    public void confirmed(long exchangeUs) {
        witness.confirmed(exchangeUs);
    }

    /** A trade of the same listing: a book that trades prove wrong for long is lost. */
    void traded(double price, long exchangeUs, long nowUs, ProtocolOutput out) {
        if (isLive()) {
            witness.contradiction(price, exchangeUs)
                    .ifPresent(
                            reason -> {
                                out.count(ProtocolEvent.CONTRADICTED_BOOK);
                                out.status(listing.code(), FeedStatus.State.GAP, reason);
                                invalidate(BookValidity.GAP, Times.UNKNOWN, nowUs, out);
                            });
        }
    }

    /** The book is lost: withdraws it, throws it away and has it asked for anew. */
    public void invalidate(BookValidity why, long exchangeUs, long nowUs, ProtocolOutput out) {
        withdraw(why, exchangeUs, out);
        forget();
        subscription.lost(nowUs);
    }

    /** In the moment between, a market changes some of its levels, but not most of them. */
    private void compare(Ladder bids, Ladder asks, ProtocolOutput out) {
        if (doubtedBids == null) {
            return;
        }
        int differing =
                SecondLook.differences(doubtedBids, bids)
                        + SecondLook.differences(doubtedAsks, asks);
        int all = doubtedBids.depth() + doubtedAsks.depth();
        if (2 * differing > all) {
            String reason = "a second look found %s of %s levels wrong".formatted(differing, all);
            out.status(listing.code(), FeedStatus.State.GAP, reason);
        }
        doubtedBids = null;
        doubtedAsks = null;
    }

    private void cross(long exchangeUs, long nowUs, ProtocolOutput out) {
        out.count(ProtocolEvent.CROSSED_BOOK);
        if (state != State.CROSSED) {
            state = State.CROSSED;
            subscription.live(nowUs);
            subscription.doubted(nowUs, UNCROSSES_WITHIN);
            String reason =
                    "best bid "
                            + levels.bids().best(1)
                            + " at or above ask "
                            + levels.asks().best(1);
            out.status(listing.code(), FeedStatus.State.CROSSED, reason);
        }
        withdraw(BookValidity.CROSSED, exchangeUs, out);
        out.alive(exchangeUs);
    }

    private void withdraw(BookValidity why, long exchangeUs, ProtocolOutput out) {
        if (publishedBids != null) {
            publishedBids = null;
            publishedAsks = null;
            out.invalidBook(listing, why, exchangeUs);
        }
    }

    private void forget() {
        state = State.AWAITING_SNAPSHOT;
        levels.clear();
        witness.begin();
    }
}
