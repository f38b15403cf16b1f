package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.testing.KeyedHarness;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Neighbour;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints which way to find the ten nearest finds how many of them and how long it takes; run by
 * scripts/measure-similarity.sh.
 */
public final class SimilarityMeasurements {
    private static final int NEAREST = 10;
    private static final int ROUNDS = 6;
    private static final int IN_OPERATOR = 100;
    private static final List<String> VENUES =
            List.of(Moves.KRAKEN, Moves.BITSTAMP, "GEMINI|BTC/USD");
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final List<float[]> shapes;
    private final List<float[]> queries;
    private final int[][] truth;

    private SimilarityMeasurements(PricePaths.Source source, int windows, int queryCount) {
        shapes = PricePaths.shapes(source, windows, 1);
        queries = PricePaths.shapes(source, queryCount, 2);
        Methods.Method brute = new ExactSearch.Scan(ExactSearch.rows(shapes))::nearest;
        truth = new int[queryCount][];
        for (int i = 0; i < queryCount; i++) {
            truth[i] = brute.nearest(queries.get(i), NEAREST);
        }
    }

    /**
     * Measures.
     *
     * @param args numbers of windows
     */
    public static void main(String[] args) throws Exception {
        OUT.println("| windows | method | recall@10 | µs a query |");
        OUT.println("|---:|---|---:|---:|");
        for (String windows : args) {
            int count = Integer.parseInt(windows);
            new SimilarityMeasurements(PricePaths.Source.MIXTURE, count, count > 100_000 ? 50 : 200)
                    .measure();
        }
        OUT.println();
        OUT.println("| paths of 100,000 windows | recall@10 by cells | µs a query | µs by scan |");
        OUT.println("|---|---:|---:|---:|");
        for (PricePaths.Source source : PricePaths.Source.values()) {
            new SimilarityMeasurements(source, 100_000, 100).compare(source);
        }
        OUT.println();
        OUT.println("| windows | µs a window in the operator |");
        OUT.println("|---:|---:|");
        for (String windows : args) {
            if (Integer.parseInt(windows) <= 100_000) {
                row("| %,d | %.0f |", Integer.parseInt(windows), inOperator(windows));
            }
        }
    }

    private void measure() {
        tell("brute force", new ExactSearch.Scan(ExactSearch.rows(shapes))::nearest);
        tell("scan that gives up early", Methods.scan(shapes));
        Hashing hashing = Hashing.standard();
        LshIndex lsh = new LshIndex(hashing, 1_000, shapes);
        tell(
                "hashing",
                (query, count) ->
                        lsh.nearest(query, count, hashing.tables(), hashing.probes()).nearest());
        int cells = (int) Math.sqrt(shapes.size());
        float[][] centres = Methods.centres(shapes, cells);
        for (int probes : new int[] {4, 8, 16}) {
            tell(
                    String.format("k-means, %d cells, %d probed", cells, probes),
                    Methods.cells(shapes, centres, probes));
        }
        tell(
                String.format("k-means, %d cells, 8 probed, hashed inside", cells),
                new HashedCells(shapes, centres, 8, hashing));
        float[][] large = Methods.centres(shapes, Math.max(2, cells / 8));
        tell(
                String.format("k-means, %d large cells, 4 probed", large.length),
                Methods.cells(shapes, large, 4));
        tell(
                String.format("k-means, %d large cells, 4 probed, hashed inside", large.length),
                new HashedCells(shapes, large, 4, hashing));
        tellGraph();
    }

    /** A graph costs most where windows are taken in, so that is told too. */
    private void tellGraph() {
        long start = cpuNanos();
        HnswIndex graph = HnswIndex.of(shapes, NEAREST);
        double micros = (cpuNanos() - start) / 1e3 / shapes.size();
        for (int candidates : new int[] {NEAREST, 40, 160}) {
            tell(
                    String.format(
                            Locale.ROOT,
                            "HNSW, %d candidates (%.0f µs to take a window in)",
                            candidates,
                            micros),
                    graph.with(candidates));
        }
    }

    private void compare(PricePaths.Source source) {
        float[][] centres = Methods.centres(shapes, (int) Math.sqrt(shapes.size()));
        Measured cells = of(Methods.cells(shapes, centres, ShapeCells.PROBES));
        Measured scan = of(Methods.scan(shapes));
        row("| %s | %.3f | %.0f | %.0f |", source, cells.recall(), cells.micros(), scan.micros());
    }

    private record Measured(double recall, double micros) {}

    private void tell(String name, Methods.Method method) {
        Measured measured = of(method);
        row(
                "| %,d | %s | %.3f | %.0f |",
                shapes.size(), name, measured.recall(), measured.micros());
    }

    /** Of some rounds the fastest; what else runs here only adds time. */
    private Measured of(Methods.Method method) {
        long best = Long.MAX_VALUE;
        long found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            found = 0;
            long start = cpuNanos();
            for (int i = 0; i < truth.length; i++) {
                found += common(method.nearest(queries.get(i), NEAREST), truth[i]);
            }
            best = Math.min(best, cpuNanos() - start);
        }
        return new Measured(found / ((double) truth.length * NEAREST), best / 1e3 / truth.length);
    }

    /** Of a window that is told, waits, is compared with all before and taken in. */
    private static double inOperator(String windows) throws Exception {
        int count = Integer.parseInt(windows);
        List<double[]> paths =
                PricePaths.paths(PricePaths.Source.MIXTURE, count + 10 * IN_OPERATOR, 1);
        Similarity standard = Similarity.standard();
        Similarity similarity =
                new Similarity(
                        standard.points(),
                        Duration.ofDays(365),
                        Similarity.MAX_WINDOWS,
                        standard.cellsFrom(),
                        standard.alignment(),
                        standard.neighbours(),
                        standard.neighbourDistance(),
                        standard.maxDistance(),
                        standard.memory(),
                        standard.discordMoments());
        try (KeyedHarness<ClusteredWindow, Neighbour> harness =
                KeyedHarness.open(
                        new SimilarityFunction(similarity, Moves.fees()), any -> "BTC/USD")) {
            long lastS = 0;
            for (int i = 0; i < count; i++) { // a moment a minute, seen by three venues
                lastS = 60L * (1 + i / VENUES.size());
                tell(harness, VENUES.get(i % VENUES.size()), paths.get(i), lastS);
            }
            harness.processWatermark(lastS * 1_000);
            double[] rounds = new double[10];
            for (int round = 0; round < rounds.length; round++) {
                long start = cpuNanos();
                for (int i = 0; i < IN_OPERATOR; i++) {
                    lastS += 60;
                    tell(harness, Moves.KRAKEN, paths.get(count + round * IN_OPERATOR + i), lastS);
                    harness.processWatermark(lastS * 1_000);
                }
                rounds[round] = (cpuNanos() - start) / 1e3 / IN_OPERATOR;
            }
            return Arrays.stream(rounds).min().orElseThrow();
        }
    }

    private static void tell(
            KeyedHarness<ClusteredWindow, Neighbour> harness,
            String listing,
            double[] path,
            long endS)
            throws Exception {
        harness.processElement(Moves.window(listing, endS, 1, path), endS * 1_000);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long common(int[] some, int[] others) {
        return Arrays.stream(some)
                .filter(one -> Arrays.stream(others).anyMatch(other -> other == one))
                .count();
    }

    private static void row(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
