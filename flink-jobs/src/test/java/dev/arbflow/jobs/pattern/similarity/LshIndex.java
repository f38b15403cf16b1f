package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.pattern.lsh.RandomProjectionLsh;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The buckets of the operators in one process, to measure what hashing finds and costs. */
final class LshIndex {
    private static final int[] NOBODY = {};

    private final RandomProjectionLsh lsh;
    private final int cap;
    private final List<float[]> shapes;
    private final List<Map<Long, int[]>> tables = new ArrayList<>();

    /** What a query found and what it cost. */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Answer(int[] nearest, int distances, int distancesInBuckets) {}

    /**
     * @param cap as in the operators: the youngest members of a bucket stay
     */
    LshIndex(Hashing hashing, int cap, List<float[]> shapes) {
        this.lsh = new RandomProjectionLsh(hashing);
        this.cap = cap;
        this.shapes = shapes;
        for (int table = 0; table < hashing.tables(); table++) {
            tables.add(fill(table));
        }
    }

    private Map<Long, int[]> fill(int table) {
        Map<Long, List<Integer>> growing = new HashMap<>();
        for (int i = 0; i < shapes.size(); i++) {
            growing.computeIfAbsent(lsh.home(table, shapes.get(i)), any -> new ArrayList<>())
                    .add(i);
        }
        Map<Long, int[]> buckets = new HashMap<>();
        growing.forEach(
                (bucket, members) ->
                        buckets.put(
                                bucket,
                                members
                                        .subList(Math.max(0, members.size() - cap), members.size())
                                        .stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()));
        return buckets;
    }

    /** The nearest that the first so many tables hold. */
    Answer nearest(float[] query, int count, int tablesUsed, int probes) {
        BitSet seen = new BitSet(shapes.size());
        Nearest nearest = new Nearest(count);
        int inBuckets = 0;
        for (int table = 0; table < tablesUsed; table++) {
            for (long bucket : lsh.lookups(table, query, probes)) {
                int[] members = tables.get(table).getOrDefault(bucket, NOBODY);
                inBuckets += members.length;
                for (int member : members) {
                    if (!seen.get(member)) {
                        seen.set(member);
                        nearest.offer(member, Shape.distance(query, shapes.get(member)));
                    }
                }
            }
        }
        return new Answer(nearest.members(), seen.cardinality(), inBuckets);
    }
}
