package dev.arbflow.jobs.pattern.lsh;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The order in which neighbouring buckets are worth looking into: the likelier one holds what is
 * near the query, the sooner it comes.
 *
 * <p>A single change moves the query across the nearest border of one hash function and costs the
 * squared distance to that border; a set of changes costs their sum. Sets are enumerated by
 * ascending cost with a heap, as in <a
 * href="https://www.vldb.org/conf/2007/papers/research/p950-lv.pdf">Lv et al. 2007, Multi-Probe
 * LSH</a>, section 4.
 */
final class Perturbations {
    private final Change[] changes;

    /**
     * One border to cross.
     *
     * @param function which hash function's value changes
     * @param delta by how much
     * @param cost squared distance to the border
     */
    record Change(int function, int delta, double cost) {
        private static final Comparator<Change> BY_COST =
                Comparator.comparingDouble(Change::cost)
                        .thenComparingInt(Change::function)
                        .thenComparingInt(Change::delta);
    }

    /** Some of the changes: bit i stands for the i-th cheapest. */
    private record Set(long members, double cost) {
        private static final Comparator<Set> BY_COST =
                Comparator.comparingDouble(Set::cost).thenComparingLong(Set::members);

        int dearest() {
            return Long.SIZE - 1 - Long.numberOfLeadingZeros(members);
        }
    }

    /**
     * @param changes at most 62, in any order
     */
    Perturbations(Change... changes) {
        this.changes = changes.clone();
        Arrays.sort(this.changes, Change.BY_COST);
    }

    /**
     * The values of a table's hash functions in the cheapest perturbed buckets.
     *
     * @param home values in the query's own bucket
     * @param most how many buckets; there may be fewer
     */
    int[][] cheapest(int[] home, int most) {
        int[][] found = new int[most][];
        int count = 0;
        PriorityQueue<Set> heap = new PriorityQueue<>(Set.BY_COST);
        heap.add(new Set(1, changes[0].cost()));
        while (count < most && !heap.isEmpty()) {
            Set next = heap.remove();
            int following = next.dearest() + 1;
            if (following < changes.length) {
                double cost = changes[following].cost();
                long grown = next.members() | 1L << following;
                heap.add(new Set(grown, next.cost() + cost));
                heap.add(
                        new Set(
                                grown & ~(1L << next.dearest()),
                                next.cost() + cost - changes[next.dearest()].cost()));
            }
            int[] values = apply(next.members(), home);
            if (values != null) {
                found[count++] = values;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The changed values, or null if the set moves one function both ways. */
    private int[] apply(long members, int[] home) {
        int[] values = home.clone();
        for (long left = members; left != 0; left &= left - 1) {
            Change change = changes[Long.numberOfTrailingZeros(left)];
            if (values[change.function()] != home[change.function()]) {
                return null;
            }
            values[change.function()] += change.delta();
        }
        return values;
    }
}
