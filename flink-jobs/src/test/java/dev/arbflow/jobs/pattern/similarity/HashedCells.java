package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.pattern.lsh.RandomProjectionLsh;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at those members of the nearest cells that share a bucket with the query. */
final class HashedCells implements Methods.Method {
    private static final int[] NOBODY = {};

    private final ShapeCells cells;
    private final int probes;
    private final Hashing hashing;
    private final RandomProjectionLsh lsh;
    private final List<Map<Long, int[]>> tables = new ArrayList<>();
    private final float[] rows;

    /** The number of the last query that saw a row. */
    private final int[] seenBy;

    private int queries;

    /**
     * @param probes how many cells are looked into
     */
    HashedCells(List<float[]> shapes, float[][] centres, int probes, Hashing hashing) {
        this.probes = probes;
        this.hashing = hashing;
        cells = new ShapeCells(centres, 0);
        lsh = new RandomProjectionLsh(hashing);
        rows = ExactSearch.rows(shapes);
        seenBy = new int[shapes.size()];
        int[] cellOf = new int[shapes.size()];
        for (int i = 0; i < cellOf.length; i++) {
            cellOf[i] = cells.add(i, shapes.get(i));
        }
        for (int table = 0; table < hashing.tables(); table++) {
            tables.add(fill(table, shapes, cellOf));
        }
    }

    private Map<Long, int[]> fill(int table, List<float[]> shapes, int[] cellOf) {
        Map<Long, List<Integer>> growing = new HashMap<>();
        for (int i = 0; i < cellOf.length; i++) {
            long bucket = inCell(lsh.home(table, shapes.get(i)), cellOf[i]);
            growing.computeIfAbsent(bucket, any -> new ArrayList<>()).add(i);
        }
        Map<Long, int[]> buckets = new HashMap<>();
        growing.forEach(
                (bucket, members) ->
                        buckets.put(
                                bucket, members.stream().mapToInt(Integer::intValue).toArray()));
        return buckets;
    }

    @Override
    public int[] nearest(float[] query, int count) {
        queries++;
        Nearest nearest = new Nearest(count);
        int[] near = cells.nearestCells(query, probes);
        for (int table = 0; table < tables.size(); table++) {
            for (long bucket : lsh.lookups(table, query, hashing.probes())) {
                for (int cell : near) {
                    int[] members = tables.get(table).get(inCell(bucket, cell));
                    look(members == null ? NOBODY : members, query, nearest);
                }
            }
        }
        return nearest.members();
    }

    private void look(int[] members, float[] query, Nearest nearest) {
        for (int row : members) {
            if (seenBy[row] != queries) {
                seenBy[row] = queries;
                float limit = (float) nearest.worst();
                nearest.offer(row, Squares.abandoning(query, rows, row * query.length, limit));
            }
        }
    }

    private static long inCell(long bucket, int cell) {
        return bucket ^ (cell + 1) * 0x9e3779b97f4a7c15L;
    }
}
