package dev.arbflow.jobs.report;

import dev.arbflow.market.behaviour.Feature;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What a cluster is called for people: by the features in which it differs most from the rest. */
final class ClusterName {
    /** Deviations from the mean of all windows below which a feature is not worth a word. */
    private static final double WORTH_A_WORD = 0.5;

    private static final int WORDS = 2;

    private ClusterName() {}

    /**
     * Names a cluster.
     *
     * @param deviations of its mean from that of all windows, by feature, in standard deviations;
     *     NaN where unknown
     */
    static String of(double[] deviations) {
        List<Feature> strongest =
                Arrays.stream(Feature.values())
                        .filter(Feature::isClustered)
                        .filter(it -> Math.abs(deviations[it.index()]) >= WORTH_A_WORD)
                        .sorted(Comparator.comparingDouble(it -> -Math.abs(deviations[it.index()])))
                        .limit(WORDS)
                        .toList();
        return strongest.isEmpty()
                ? "like most"
                : strongest.stream()
                        .map(it -> word(it, deviations[it.index()] > 0))
                        .collect(Collectors.joining(", "));
    }

    private static String word(Feature feature, boolean high) {
        return switch (feature) {
            case RETURN -> high ? "rising" : "falling";
            case VOLATILITY -> high ? "volatile" : "calm";
            case RELATIVE_SPREAD -> high ? "wide spread" : "narrow spread";
            case DEPTH_IMBALANCE -> high ? "bids outweigh" : "asks outweigh";
            case TRADE_IMBALANCE -> high ? "takers buy" : "takers sell";
            case TRADE_RATE -> high ? "many trades" : "few trades";
            case CROSS_VENUE_DIFFERENCE -> high ? "dear" : "cheap";
            case LEAD_LAG -> high ? "follows" : "leads";
            case QUOTE_AGE -> high ? "old quotes" : "fresh quotes";
        };
    }
}
