package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.market.Venue;
import java.util.Arrays;

/**
 * The least that any detector does: keeps each venue's best prices and looks whether the best bid
 * of all is above the best ask of all. Without fees, staleness, depth and words.
 */
@SuppressWarnings("EnumOrdinal") // places in arrays that never leave memory
public final class TouchRescan {
    private static final int VENUES = Venue.values().length;

    private final double[] bids;
    private final double[] asks;

    /**
     * @param markets how many
     */
    public TouchRescan(int markets) {
        bids = new double[markets * VENUES];
        asks = new double[markets * VENUES];
        Arrays.fill(bids, Double.NEGATIVE_INFINITY);
        Arrays.fill(asks, Double.POSITIVE_INFINITY);
    }

    /** Whether two venues of a market are crossed after an update. */
    public boolean update(int market, LegUpdate update) {
        int first = market * VENUES;
        int place = first + update.listing().venue().ordinal();
        bids[place] = update.bids().best();
        asks[place] = update.asks().best();
        double bid = Double.NEGATIVE_INFINITY;
        double ask = Double.POSITIVE_INFINITY;
        for (int i = first; i < first + VENUES; i++) {
            bid = Math.max(bid, bids[i]);
            ask = Math.min(ask, asks[i]);
        }
        return bid > ask;
    }
}
