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
    private AdjustedRandIndex() {}

    /**
     * Compares the groups of the same things.
     *
     * @param one the group of each thing by the one grouping
     * @param other the group of each by the other; of the same length
     */
    public static double of(int[] one, int[] other) {
        Map<Long, Integer> both = new HashMap<>();
        Map<Integer, Integer> rows = new HashMap<>();
        Map<Integer, Integer> columns = new HashMap<>();
        for (int i = 0; i < one.length; i++) {
            both.merge(((long) one[i] << 32) | other[i], 1, Integer::sum);
            rows.merge(one[i], 1, Integer::sum);
            columns.merge(other[i], 1, Integer::sum);
        }
        double agreed = pairs(both);
        double inRows = pairs(rows);
        double inColumns = pairs(columns);
        double expected = inRows * inColumns / (one.length * (one.length - 1.0) / 2);
        double most = (inRows + inColumns) / 2;
        return most == expected ? 1 : (agreed - expected) / (most - expected);
    }

    private static double pairs(Map<?, Integer> sizes) {
        return sizes.values().stream().mapToDouble(size -> size * (size - 1.0) / 2).sum();
    }
}
