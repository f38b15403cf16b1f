package dev.arbflow.jobs.pattern.kmeans;

import java.util.HashMap;
import java.util.Map;

/**
 * Agreement of two groupings, corrected for chance: 1 if they are the same, around 0 if they have
 * nothing to do with each other.
 *
 * @see <a href="https://doi.org/10.1007/BF01908075">Hubert, Arabie (1985): comparing partitions</a>
 */
public final class AdjustedRandIndex {
    private static final long LOW_BITS = 0xffff_ffffL;

    private AdjustedRandIndex() {}

    /**
     * Compares the groups of the same things.
     *
     * @param one the group of each thing by the one grouping
     * @param other the group of each by the other
     * @return at most 1; 1 also where chance alone cannot be told from agreement, which is where
     *     both put everything together, or everything apart
     * @throws IllegalArgumentException if the groupings are not of the same number of things
     */
    public static double of(int[] one, int[] other) {
        if (one.length != other.length) {
            throw new IllegalArgumentException(
                    one.length + " and " + other.length + " things cannot be the same");
        }
        Map<Long, Integer> both = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            both.merge(((long) one[i] << Integer.SIZE) | (other[i] & LOW_BITS), 1, Integer::sum);
            rows.merge(one[i], 1, Integer::sum);
            columns.merge(other[i], 1, Integer::sum);
        }
        double agreed = pairs(both);
        double inRows = pairs(rows);
        double inColumns = pairs(columns);
        double all = one.length * (one.length - 1.0) / 2;
        double expected = all == 0 ? 0 : inRows * inColumns / all;
        double most = (inRows + inColumns) / 2;
        return most == expected ? 1 : (agreed - expected) / (most - expected);
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToDouble(size -> size * (size - 1.0) / 2).sum();
    }
}
