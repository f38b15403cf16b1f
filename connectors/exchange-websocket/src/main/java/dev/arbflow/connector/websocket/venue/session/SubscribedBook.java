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
    private static final long NEVER = Long.MAX_VALUE;
    private static final Duration SNAPSHOT_WITHIN = Duration.ofSeconds(60);
    private static final long SNAPSHOT_WITHIN_US = Times.micros(SNAPSHOT_WITHIN);
    private static final long ASK_EVERY_US = Times.micros(Duration.ofSeconds(5));

    private enum State {
        AWAITING_SNAPSHOT,
        CROSSED,
        LIVE,
        REFUSED
    }

    private final Listing listing;
    private final int depth;
    private final OrderBook levels = new OrderBook();
    private final QuietLimit quiet = new QuietLimit();

    private State state = State.AWAITING_SNAPSHOT;
    private boolean asked;
    private long mayAskFromUs;
    private long askAtUs = NEVER;
    private Ladder publishedBids;
    private Ladder publishedAsks;

    /**
     * @param depth levels a side to publish
     */
    SubscribedBook(Listing listing, int depth) {
        this.listing = listing;
        this.depth = depth;
    }

    public Listing listing() {
        return listing;
    }

    public OrderBook levels() {
        return levels;
    }

    /** Whether changes cannot be applied, because what they change is unknown. */
    public boolean isAwaitingSnapshot() {
        return state == State.AWAITING_SNAPSHOT || state == State.REFUSED;
    }

    /** A new connection: its subscription is being sent. */
    void opened(long nowUs) {
        forget();
        asked = true;
        quiet.begin(nowUs);
        mayAskFromUs = nowUs;
        askAtUs = nowUs + SNAPSHOT_WITHIN_US;
    }

    /** A snapshot that was asked for is waited for from now on. */
    void waitFrom(long nowUs) {
        if (asked && state == State.AWAITING_SNAPSHOT) {
            askAtUs = nowUs + SNAPSHOT_WITHIN_US;
        }
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

    /** Whether the venue is to be asked for the book anew. */
    boolean isDue(long nowUs) {
        return nowUs >= askAtUs;
    }

    /** The venue is being asked for the book anew. */
    void askedAgain(long nowUs, ProtocolOutput out) {
        if (asked && state == State.AWAITING_SNAPSHOT) {
            String reason = SNAPSHOT_WITHIN.toSeconds() + " s without the book that was asked for";
            out.status(listing.code(), FeedStatus.State.STALE, reason);
        }
        forget();
        asked = true;
        quiet.begin(nowUs);
        mayAskFromUs = nowUs + ASK_EVERY_US;
        askAtUs = nowUs + SNAPSHOT_WITHIN_US;
    }

    /** The venue will not send this book on this connection. */
    public void refused() {
        state = State.REFUSED;
        askAtUs = NEVER;
    }

    /**
     * The levels are complete and have passed the venue's checks: publishes them if they changed.
     */
    public void publish(long exchangeUs, long nowUs, ProtocolOutput out) {
        if (levels.isCrossed()) {
            cross(exchangeUs, nowUs, out);
            return;
        }
        if (state != State.LIVE) {
            state = State.LIVE;
            askAtUs = NEVER;
            out.status(listing.code(), FeedStatus.State.LIVE, "");
        }
        Ladder bids = levels.bids().best(depth);
        Ladder asks = levels.asks().best(depth);
        if (bids.equals(publishedBids) && asks.equals(publishedAsks)) {
            out.proven(listing, exchangeUs);
            return;
        }
        publishedBids = bids;
        publishedAsks = asks;
        out.book(listing, bids, asks, exchangeUs);
    }

    /** The book is lost: withdraws it, throws it away and has it asked for anew. */
    public void invalidate(BookValidity why, long exchangeUs, long nowUs, ProtocolOutput out) {
        withdraw(why, exchangeUs, out);
        if (state != State.REFUSED) {
            forget();
            asked = false;
            askAtUs = Math.max(nowUs, mayAskFromUs);
        }
    }

    private void cross(long exchangeUs, long nowUs, ProtocolOutput out) {
        out.count(ProtocolEvent.CROSSED_BOOK);
        if (state != State.CROSSED) {
            state = State.CROSSED;
            askAtUs = nowUs + ASK_EVERY_US;
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
    }
}
