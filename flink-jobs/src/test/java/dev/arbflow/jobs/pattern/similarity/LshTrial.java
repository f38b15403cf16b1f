package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.pattern.lsh.Hashing;
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
        ExactSearch scan = new ExactSearch.Scan(ExactSearch.rows(shapes));
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

    private static long common(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(one -> Arrays.stream(others).anyMatch(other -> other == one))
                .count();
    }
}
