package dev.arbflow.jobs.pattern.similarity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nearest moments of those that are offered: the nearest window, then the nearest that does not
 * overlap with it in time, and so on.
 *
 * <p>That choice is exact although most windows are never kept. Two windows of one length that lie
 * two slots of that length apart do not overlap, and each chosen one overlaps with at most two of
 * windows that do not overlap with each other. So once {@code 4k - 3} slots have a window each
 * within a distance, {@code 2k - 1} of those do not overlap with each other, and the k-th choice
 * cannot be further away than that: nothing beyond it need be kept.
 */
final class NearestMoments {
    private final int most;
    private final long lengthUs;

    /** Time slots with the nearest window of each, nearest first. */
    private final long[] slots;

    private final double[] minima;
    private int used;

    private final double limit;
    private int[] rows = new int[32];
    private long[] endsUs = new long[32];
    private double[] squares = new double[32];
    private int kept;

    /**
     * @param most how many moments are wanted
     * @param lengthUs of every window
     * @param limit largest squared distance
     */
    NearestMoments(int most, long lengthUs, double limit) {
        this.most = most;
        this.lengthUs = lengthUs;
        this.limit = limit;
        slots = new long[4 * most - 3];
        minima = new double[slots.length];
    }

    /** A window. */
    record Moment(int row, long endUs, double squared) {
        private static final Comparator<Moment> BY_DISTANCE =
                Comparator.comparingDouble(Moment::squared)
                        .thenComparing(Comparator.comparingLong(Moment::endUs).reversed());
    }

    /** What is further away than this, squared, is not among the nearest. */
    double bound() {
        return used < slots.length ? limit : Math.min(limit, minima[used - 1]);
    }

    void offer(int row, long endUs, double squared) {
        if (squared > bound()) {
            return;
        }
        if (kept == rows.length) {
            rows = Arrays.copyOf(rows, 2 * kept);
            endsUs = Arrays.copyOf(endsUs, 2 * kept);
            squares = Arrays.copyOf(squares, 2 * kept);
        }
        rows[kept] = row;
        endsUs[kept] = endUs;
        squares[kept++] = squared;
        note(Math.floorDiv(endUs, lengthUs), squared);
    }

    private void note(long slot, double squared) {
        int at = 0;
        while (at < used && slots[at] != slot) {
            at++;
        }
        if (at == used) {
            if (used < slots.length) {
                used++;
            } else {
                at--; // the furthest gives way
            }
        } else if (minima[at] <= squared) {
            return;
        }
        for (; at > 0 && minima[at - 1] > squared; at--) {
            slots[at] = slots[at - 1];
            minima[at] = minima[at - 1];
        }
        slots[at] = slot;
        minima[at] = squared;
    }

    /**
     * The nearest, of equally near ones the latest, of equally late ones the first by another
     * order.
     */
    List<Moment> best(Comparator<Moment> otherwise) {
        List<Moment> chosen = new ArrayList<>(most);
        List<Moment> all =
                IntStream.range(0, kept)
                        .filter(i -> squares[i] <= bound())
                        .mapToObj(i -> new Moment(rows[i], endsUs[i], squares[i]))
                        .sorted(Moment.BY_DISTANCE.thenComparing(otherwise))
                        .toList();
        for (Moment each : all) {
            if (chosen.size() < most && chosen.stream().noneMatch(one -> overlap(one, each))) {
                chosen.add(each);
            }
        }
        return chosen;
    }

    private boolean overlap(Moment one, Moment other) {
        return Math.abs(one.endUs() - other.endUs()) < lengthUs;
    }
}
