package dev.arbflow.benchmarks.report;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one benchmark with one choice of parameters showed, in one or several rounds.
 *
 * @param benchmark name of the class
 * @param parameters as {@code venues=7}, empty without any
 * @param commit that was measured
 * @param environment machine and JVM
 * @param ways figures of each way, arbflow's and its peers'
 */
public record Measured(
        String benchmark,
        String parameters,
        String commit,
        String environment,
        SortedMap<String, Figures> ways) {

    /** The name of arbflow's own way. */
    public static final String OURS = "arbflow";

    /**
     * Figures of one way.
     *
     * @param cpuNs processor time per operation, nanoseconds, one value a round
     * @param bytes garbage per operation, likewise
     */
    public record Figures(List<Double> cpuNs, List<Double> bytes) {

        /** The median of the rounds. */
        double medianNs() {
            return median(cpuNs.stream().mapToDouble(Double::doubleValue).toArray());
        }

        /** The median of the rounds. */
        double medianBytes() {
            return median(bytes.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** The figures of a way that was measured here; arbflow's own is among them. */
    Figures ours() {
        return ways.get(OURS);
    }

    /** How many times faster arbflow is than another way: the median over the rounds. */
    double ratioTo(String way) {
        double[] ratios = new double[ours().cpuNs().size()];
        Arrays.setAll(
                ratios, round -> ways.get(way).cpuNs().get(round) / ours().cpuNs().get(round));
        return median(ratios);
    }

    /** The same with the figures of one more round. */
    Measured with(Measured round) {
        SortedMap<String, Figures> both = new TreeMap<>(ways);
        for (Map.Entry<String, Figures> way : round.ways.entrySet()) {
            both.merge(way.getKey(), way.getValue(), Measured::joined);
        }
        return new Measured(benchmark, parameters, commit, environment, both);
    }

    /** What tells it from others. */
    String key() {
        return benchmark + ' ' + parameters;
    }

    private static Figures joined(Figures before, Figures after) {
        return new Figures(joined(before.cpuNs, after.cpuNs), joined(before.bytes, after.bytes));
    }

    private static List<Double> joined(List<Double> before, List<Double> after) {
        return Stream.concat(before.stream(), after.stream()).toList();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
