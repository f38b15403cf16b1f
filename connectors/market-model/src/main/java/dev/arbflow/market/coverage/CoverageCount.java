package dev.arbflow.market.coverage;

import dev.arbflow.market.Since;
import dev.arbflow.market.Tape;

/**
 * What one tape delivered in one period, complete up to the watermark that ended it.
 *
 * @param tape which
 * @param startUs start of the period, inclusive
 * @param endUs end of the period, exclusive
 * @param liveUs how long its feed was proven alive and, if it has books, its book usable
 * @param gaps how often it stopped being so
 * @param books how many books, each once
 * @param trades how many trades
 * @param tradeGaps how often trades are or may be missing
 */
public record CoverageCount(
        Tape tape,
        long startUs,
        long endUs,
        long liveUs,
        int gaps,
        long books,
        long trades,
        @Since(version = 2, absent = "0") int tradeGaps) {

    /** Identity in stores: {@code TAPE@startUs}. */
    public String id() {
        return tape.code() + '@' + startUs;
    }

    /** Share of the period for which it was live, 0 to 1; what should have been is 1. */
    public double liveShare() {
        return (double) liveUs / (endUs - startUs);
    }

    /**
     * Whom it is compared with: the venues of one market, as they tell it themselves or as one
     * aggregator tells it.
     */
    public String group() {
        String market = tape.listing().market().code();
        return tape.feed().hasBooks() ? market : tape.feed().name() + '|' + market;
    }
}
