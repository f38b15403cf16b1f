package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.lsh.Hashing;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Windows and queries from one seed, with the true ten nearest of each query.
 *
 * <p>No query shares its moment with a window, so none of its neighbours is the same move seen on
 * another venue.
 */
final class LshTrial {
    static final int NEAREST = 10;
    private static final long WINDOWS_SEED = 1;
    private static final long QUERIES_SEED = 2;

    private final List<float[]> shapes;
    private final List<float[]> queries;
    private final ExactSearch.Scan scan;
    private final int[][] truth;

    /**
     * What a way of hashing gave.
     *
     * @param recall share of the true nearest that were found
     * @param distances distances per query as a share of all, each pair once
     * @param distancesInBuckets the same as the operators compute them: once a bucket
     */
    record Result(double recall, double distances, double distancesInBuckets) {}

    LshTrial(PricePaths.Source source, int windows, int queryCount) {
        shapes = PricePaths.shapes(source, windows, WINDOWS_SEED);
        queries = PricePaths.shapes(source, queryCount, QUERIES_SEED);
        scan = new ExactSearch.Scan(ExactSearch.rows(shapes));
        truth = new int[queryCount][];
        for (int i = 0; i < queryCount; i++) {
            truth[i] = scan.nearest(queries.get(i), NEAREST);
        }
    }

    LshIndex index(Hashing hashing, int cap) {
        return new LshIndex(hashing, cap, shapes);
    }

    Result run(LshIndex index, Hashing hashing) {
        return run(index, hashing.tables(), hashing.probes());
    }

    Result run(LshIndex index, int tables, int probes) {
        long found = 0;
        long distances = 0;
        long inBuckets = 0;
        for (int i = 0; i < truth.length; i++) {
            LshIndex.Answer answer = index.nearest(queries.get(i), NEAREST, tables, probes);
            found += common(answer.nearest(), truth[i]);
            distances += answer.distances();
            inBuckets += answer.distancesInBuckets();
        }
        double all = (double) truth.length * shapes.size();
        return new Result(
                found / ((double) truth.length * NEAREST), distances / all, inBuckets / all);
    }

    /** CPU time of a query: hashed, scanned, scanned with early abandoning, by k-d tree. */
    double[] microsOfEachMethod(Hashing hashing, int cap) {
        LshIndex index = index(hashing, cap);
        ExactSearch abandoning = new ExactSearch.AbandoningScan(scan.rows());
        ExactSearch tree = new ExactSearch.KdTree(shapes);
        for (int i = 0; i < truth.length; i++) {
            requireExact(abandoning.nearest(queries.get(i), NEAREST), i);
            requireExact(tree.nearest(queries.get(i), NEAREST), i);
        }
        return new double[] {
            micros(q -> index.nearest(q, NEAREST, hashing.tables(), hashing.probes()).nearest()),
            micros(q -> scan.nearest(q, NEAREST)),
            micros(q -> abandoning.nearest(q, NEAREST)),
            micros(q -> tree.nearest(q, NEAREST))
        };
    }

    private interface Method {
        int[] nearest(float[] query);
    }

    /** Of three rounds the fastest, after one to warm up; what else runs here only adds time. */
    private double micros(Method method) {
        long best = Long.MAX_VALUE;
        long found = 0;
        for (int round = 0; round < 4; round++) {
            long start = cpuNanos();
            for (float[] query : queries) {
                found += method.nearest(query).length;
            }
            best = round == 0 ? best : Math.min(best, cpuNanos() - start);
        }
        if (found == 0) {
            throw new IllegalStateException("nothing was found, so nothing was measured");
        }
        return best / 1e3 / queries.size();
    }

    /** Equal but for the order of what is equally far to the last bit. */
    private void requireExact(int[] nearest, int query) {
        if (common(nearest, truth[query]) < NEAREST - 1) {
            throw new IllegalStateException("an exact method missed a neighbour");
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long common(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(one -> Arrays.stream(others).anyMatch(other -> other == one))
                .count();
    }
}
