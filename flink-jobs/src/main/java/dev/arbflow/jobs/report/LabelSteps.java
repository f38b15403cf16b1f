package dev.arbflow.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which cluster follows which from one window of a listing to the next.
 *
 * @param slideUs how often a listing's windows end: the shortest time between two; NaN if no
 *     listing has two
 * @param counts by cluster and the one after it
 */
record LabelSteps(double slideUs, Map<Integer, Map<Integer, Long>> counts) {

    /** Counts steps; what lies further apart than a slide is no step. */
    static LabelSteps of(List<CardRow> windows) {
        List<CardRow> inOrder =
                windows.stream()
                        .sorted(
                                Comparator.comparing(CardRow::where)
                                        .thenComparingLong(CardRow::atUs))
                        .toList();
        long slideUs = Long.MAX_VALUE;
        for (int i = 1; i < inOrder.size(); i++) {
            slideUs = Math.min(slideUs, stepUs(inOrder, i));
        }
        Map<Integer, Map<Integer, Long>> counts = new TreeMap<>();
        for (int i = 1; i < inOrder.size(); i++) {
            if (stepUs(inOrder, i) == slideUs && slideUs < Long.MAX_VALUE) {
                counts.computeIfAbsent(inOrder.get(i - 1).cluster(), label -> new TreeMap<>())
                        .merge(inOrder.get(i).cluster(), 1L, Long::sum);
            }
        }
        return new LabelSteps(slideUs == Long.MAX_VALUE ? Double.NaN : slideUs, counts);
    }

    /** How often each cluster came next; empty if none did. */
    Map<Integer, Long> after(int label) {
        return counts.getOrDefault(label, Map.of());
    }

    private static long stepUs(List<CardRow> inOrder, int index) {
        CardRow before = inOrder.get(index - 1);
        CardRow row = inOrder.get(index);
        return before.where().equals(row.where()) ? row.atUs() - before.atUs() : Long.MAX_VALUE;
    }
}
