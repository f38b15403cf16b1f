package dev.arbflow.jobs.arbitrage;

import java.util.Arrays;

/**
 * The touch of each of several legs, and which two of them are best.
 *
 * <p>Setting one costs the same however many there are, unless it takes back the best price of all:
 * then all are looked at once.
 */
final class BestPrices {
    /** The bid of a leg that has none. */
    static final double NO_BID = Double.NEGATIVE_INFINITY;

    /** The ask of a leg that has none. */
    static final double NO_ASK = Double.POSITIVE_INFINITY;

    private final double[] bids;
    private final double[] asks;
    private int highestBid;
    private int lowestAsk;

    /**
     * @param places how many legs there may be, at least one; none has prices yet
     */
    BestPrices(int places) {
        bids = new double[places];
        asks = new double[places];
        Arrays.fill(bids, NO_BID);
        Arrays.fill(asks, NO_ASK);
    }

    /** Replaces the touch of the leg at a place. */
    void set(int place, double bid, double ask) {
        boolean bidFell = bid < bids[place];
        boolean askRose = ask > asks[place];
        bids[place] = bid;
        asks[place] = ask;
        if (bid > bids[highestBid]) {
            highestBid = place;
        } else if (place == highestBid && bidFell) {
            highestBid = highest();
        }
        if (ask < asks[lowestAsk]) {
            lowestAsk = place;
        } else if (place == lowestAsk && askRose) {
            lowestAsk = lowest();
        }
    }

    /** Whether any bid is above any ask. */
    boolean anyCross() {
        return bids[highestBid] > asks[lowestAsk];
    }

    /** Whether any bid is more than so many times any ask. */
    boolean anyCrossBy(double factor) {
        return bids[highestBid] > asks[lowestAsk] * factor;
    }

    /** Whether the bid of one leg is above the ask of another. */
    boolean cross(int buy, int sell) {
        return bids[sell] > asks[buy];
    }

    /** Whether the bid of one leg is more than so many times the ask of another. */
    boolean crossBy(double factor, int buy, int sell) {
        return bids[sell] > asks[buy] * factor;
    }

    /** Whether a leg has a bid and an ask of at most so many times the bid. */
    boolean isWithin(int place, double factor) {
        return asks[place] <= bids[place] * factor;
    }

    private int highest() {
        int best = 0;
        for (int i = 1; i < bids.length; i++) {
            best = bids[i] > bids[best] ? i : best;
        }
        return best;
    }

    private int lowest() {
        int best = 0;
        for (int i = 1; i < asks.length; i++) {
            best = asks[i] < asks[best] ? i : best;
        }
        return best;
    }
}
