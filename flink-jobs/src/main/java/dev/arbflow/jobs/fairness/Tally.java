package dev.arbflow.jobs.fairness;

import dev.arbflow.market.Since;

/**
 * What was counted of a tape in a period so far.
 *
 * @param liveUs live time
 * @param gaps how often live time ended
 * @param books books
 * @param trades trades
 * @param tradeGaps how often trades are or may be missing
 */
record Tally(
        long liveUs,
        int gaps,
        long books,
        long trades,
        @Since(version = 2, absent = "0") int tradeGaps) {

    static final Tally EMPTY = new Tally(0, 0, 0, 0, 0);
    static final Tally GAP = new Tally(0, 1, 0, 0, 0);
    static final Tally BOOK = new Tally(0, 0, 1, 0, 0);
    static final Tally TRADE = new Tally(0, 0, 0, 1, 0);
    static final Tally TRADE_GAP = new Tally(0, 0, 0, 0, 1);

    static Tally live(long us) {
        return new Tally(us, 0, 0, 0, 0);
    }

    Tally plus(Tally other) {
        return new Tally(
                liveUs + other.liveUs,
                gaps + other.gaps,
                books + other.books,
                trades + other.trades,
                tradeGaps + other.tradeGaps);
    }
}
