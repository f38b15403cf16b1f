package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster and the outcome of every listing at steps of equal length: observations of a time
 * series, whose order a test must not forget.
 *
 * @param labels by listing and step, 0 or greater; {@link #UNSEEN} where there was no window
 * @param outcomes by listing and step, basis points; NaN where unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never changed once made
record LabelledSeries(int[][] labels, double[][] outcomes) {
    /** Stands for the label of a window that there was not. */
    static final int UNSEEN = -1;

    /**
     * Lays steps out, from the first that was seen to the last.
     *
     * @param byEndUs steps by their ends, which are multiples of {@code stepUs}
     */
    static LabelledSeries of(SortedMap<Long, ObservedStep> byEndUs, long stepUs) {
        List<Listing> listings =
                byEndUs.values().stream()
                        .flatMap(step -> Arrays.stream(step.listings()))
                        .distinct()
                        .sorted((one, other) -> one.code().compareTo(other.code()))
                        .toList();
        int steps =
                byEndUs.isEmpty()
                        ? 0
                        : (int) ((byEndUs.lastKey() - byEndUs.firstKey()) / stepUs) + 1;
        LabelledSeries series = unseen(listings.size(), steps);
        byEndUs.forEach(
                (endUs, step) -> {
                    int at = (int) ((endUs - byEndUs.firstKey()) / stepUs);
                    for (int i = 0; i < step.listings().length; i++) {
                        int row = listings.indexOf(step.listings()[i]);
                        series.labels[row][at] = step.clusters()[i];
                        series.outcomes[row][at] = step.differences()[i];
                    }
                });
        return series;
    }

    private static LabelledSeries unseen(int listings, int steps) {
        int[][] labels = new int[listings][steps];
        double[][] outcomes = new double[listings][steps];
        for (int row = 0; row < listings; row++) {
            Arrays.fill(labels[row], UNSEEN);
            Arrays.fill(outcomes[row], Double.NaN);
        }
        return new LabelledSeries(labels, outcomes);
    }

    int steps() {
        return labels.length == 0 ? 0 : labels[0].length;
    }

    /** The same labels, each with the outcome of the step that follows. */
    LabelledSeries ahead() {
        double[][] next = new double[outcomes.length][];
        for (int row = 0; row < next.length; row++) {
            next[row] = Arrays.copyOfRange(outcomes[row], 1, steps() + 1);
            next[row][steps() - 1] = Double.NaN;
        }
        return new LabelledSeries(labels, next);
    }

    /** With outcomes as differences to the listing's own mean: what a venue always does is gone. */
    LabelledSeries centred() {
        double[][] centred = new double[outcomes.length][];
        for (int row = 0; row < centred.length; row++) {
            double mean = Arrays.stream(outcomes[row]).filter(Double::isFinite).average().orElse(0);
            centred[row] = Arrays.stream(outcomes[row]).map(outcome -> outcome - mean).toArray();
        }
        return new LabelledSeries(labels, centred);
    }

    /** Only the windows of some clusters. */
    LabelledSeries only(List<Integer> clusters) {
        int[][] kept = new int[labels.length][];
        for (int row = 0; row < kept.length; row++) {
            kept[row] =
                    Arrays.stream(labels[row])
                            .map(label -> clusters.contains(label) ? label : UNSEEN)
                            .toArray();
        }
        return new LabelledSeries(kept, outcomes);
    }

    /**
     * The outcomes of each cluster, by label.
     *
     * @param shift by how many steps the labels of all listings run ahead of the outcomes; what
     *     leaves at the end comes in at the beginning
     */
    List<Sample> samples(int shift) {
        TreeMap<Integer, List<Double>> byLabel = new TreeMap<>();
        for (int row = 0; row < labels.length; row++) {
            for (int step = 0; step < steps(); step++) {
                int label = labels[row][(step + shift) % steps()];
                if (label != UNSEEN && Double.isFinite(outcomes[row][step])) {
                    byLabel.computeIfAbsent(label, any -> new ArrayList<>())
                            .add(outcomes[row][step]);
                }
            }
        }
        return byLabel.entrySet().stream()
                .map(
                        entry ->
                                new Sample(
                                        entry.getKey(),
                                        entry.getValue().stream()
                                                .mapToDouble(Double::doubleValue)
                                                .toArray()))
                .toList();
    }
}
