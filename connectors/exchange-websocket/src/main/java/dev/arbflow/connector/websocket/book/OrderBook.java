package dev.arbflow.connector.websocket.book;

/**
 * The order book of one market as its venue's messages build it up. Used by one thread.
 *
 * <p>It does not judge itself: a caller applies a whole message first and then asks whether the
 * result is crossed or fails its checksum.
 */
public final class OrderBook {
    /** Coinbase's whole books have some 25,000 levels a side. */
    static final int MAX_LEVELS = 200_000;

    private final BookSide bids = BookSide.ofBids();
    private final BookSide asks = BookSide.ofAsks();

    /** Offers to buy, highest first. */
    public BookSide bids() {
        return bids;
    }

    /** Offers to sell, lowest first. */
    public BookSide asks() {
        return asks;
    }

    /** Whether the best bid is at or above the best ask; a book with an empty side is not. */
    public boolean isCrossed() {
        return bids.size() > 0 && asks.size() > 0 && bids.bestPrice() >= asks.bestPrice();
    }

    /** Drops the levels beyond a depth, worst first, as Kraken asks its clients to do. */
    public void truncate(int depth) {
        bids.truncate(depth);
        asks.truncate(depth);
    }

    /** Whether a side has more levels than any market, so that something is added without end. */
    public boolean isTooLarge() {
        return bids.size() > MAX_LEVELS || asks.size() > MAX_LEVELS;
    }

    /** Forgets all levels. */
    public void clear() {
        bids.clear();
        asks.clear();
    }
}
