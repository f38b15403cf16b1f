package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.kmeans.ShapeCentres;
import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.pattern.lsh.RandomProjectionLsh;
import dev.arbflow.market.Listing;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ways to find the nearest of many shapes, to be measured against each other. */
final class Methods {
    private static final Listing LISTING = Listing.parse(Moves.KRAKEN);

    private Methods() {}

    /** Finds the nearest, nearest first. */
    @FunctionalInterface
    interface Method {
        int[] nearest(float[] query, int count);
    }

    /** What the product does with few windows; every window is a moment of its own here. */
    static Method scan(List<float[]> shapes) {
        ShapeRing ring = ring(shapes);
        return (query, count) -> {
            NearestMoments nearest = new NearestMoments(count, 1, 4);
            ExactScan.search(ring, query, 0, ring.size(), nearest);
            return rows(nearest);
        };
    }

    /** What the product does with many windows. */
    static Method cells(List<float[]> shapes, float[][] centres, int probes) {
        ShapeRing ring = ring(shapes);
        ring.assign(centres);
        return (query, count) -> {
            NearestMoments nearest = new NearestMoments(count, 1, 4);
            ring.cells().search(ring, 0, query, 0, ring.size(), probes, nearest);
            return rows(nearest);
        };
    }

    private static ShapeRing ring(List<float[]> shapes) {
        ShapeRing ring = new ShapeRing(shapes.get(0).length, 1);
        for (int i = 0; i < shapes.size(); i++) {
            WindowRef window = new WindowRef(LISTING, i, i + 1, 1, 0, Double.NaN);
            ring.add(window, Neighbour.UNKNOWN, shapes.get(i));
        }
        return ring;
    }

    private static int[] rows(NearestMoments nearest) {
        return nearest.best(Comparator.comparingInt(NearestMoments.Moment::row)).stream()
                .mapToInt(NearestMoments.Moment::row)
                .toArray();
    }

    /** Of the members of the nearest cells those that share a bucket with the query. */
    static Method hashedCells(
            List<float[]> shapes, float[][] centres, int probes, Hashing hashing) {
        ShapeCells index = new ShapeCells(centres, 0);
        RandomProjectionLsh lsh = new RandomProjectionLsh(hashing);
        List<Map<Long, int[]>> tables = new ArrayList<>();
        List<Map<Long, List<Integer>>> growing = new ArrayList<>();
        for (int table = 0; table < hashing.tables(); table++) {
            growing.add(new HashMap<>());
        }
        for (int i = 0; i < shapes.size(); i++) {
            int cell = index.add(i, shapes.get(i));
            for (int table = 0; table < hashing.tables(); table++) {
                growing.get(table)
                        .computeIfAbsent(
                                inCell(lsh.home(table, shapes.get(i)), cell),
                                any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (Map<Long, List<Integer>> table : growing) {
            Map<Long, int[]> buckets = new HashMap<>();
            table.forEach(
                    (bucket, members) ->
                            buckets.put(
                                    bucket,
                                    members.stream().mapToInt(Integer::intValue).toArray()));
            tables.add(buckets);
        }
        float[] rows = ExactSearch.rows(shapes);
        int[] seenBy = new int[shapes.size()];
        int[] queries = {0};
        return (query, count) -> {
            int mark = ++queries[0];
            Nearest nearest = new Nearest(count);
            int[] near = index.nearestCells(query, probes);
            for (int table = 0; table < hashing.tables(); table++) {
                for (long bucket : lsh.lookups(table, query, hashing.probes())) {
                    for (int cell : near) {
                        int[] members = tables.get(table).get(inCell(bucket, cell));
                        for (int i = 0; members != null && i < members.length; i++) {
                            int row = members[i];
                            if (seenBy[row] != mark) {
                                seenBy[row] = mark;
                                float limit = (float) nearest.worst();
                                nearest.offer(
                                        row,
                                        Squares.abandoning(query, rows, row * query.length, limit));
                            }
                        }
                    }
                }
            }
            return nearest.members();
        };
    }

    private static long inCell(long bucket, int cell) {
        return bucket ^ (cell + 1) * 0x9e3779b97f4a7c15L;
    }

    /** Centres as the product trains them. */
    static float[][] centres(List<float[]> shapes, int count) {
        return ShapeCentres.fit(spread(shapes, count), spread(shapes, 10 * count));
    }

    private static List<float[]> spread(List<float[]> shapes, int wanted) {
        int count = Math.min(wanted, shapes.size());
        List<float[]> some = new ArrayList<>(count);
        for (long i = 0; i < count; i++) {
            some.add(shapes.get((int) (i * shapes.size() / count)));
        }
        return some;
    }
}
