package dev.arbflow.benchmarks.report;

import dev.arbflow.benchmarks.report.Measured.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benchmarks with JMH in rounds, each way in a process of its own, one after the other: so
 * that in every round all ways of a benchmark meet the same machine within a minute or two.
 */
final class Rounds {
    private final List<Question> questions;
    private final String commit;
    private final String environment;

    /**
     * @param questions whose benchmarks to run
     * @param commit that is measured
     * @param environment machine and JVM
     */
    Rounds(List<Question> questions, String commit, String environment) {
        this.questions = questions;
        this.commit = commit;
        this.environment = environment;
    }

    /** How long each way is measured. */
    record Length(int rounds, int warmups, int iterations, TimeValue each) {}

    /**
     * Runs them.
     *
     * @throws RunnerException if a result is wrong
     */
    List<Measured> run(Length length) throws RunnerException {
        Map<String, Measured> all = new LinkedHashMap<>();
        for (int round = 0; round < length.rounds(); round++) {
            for (Measured measured : grouped(new Runner(options(length).build()).run())) {
                all.merge(measured.key(), measured, Measured::with);
            }
        }
        return new ArrayList<>(all.values());
    }

    private ChainedOptionsBuilder options(Length length) {
        ChainedOptionsBuilder options = new OptionsBuilder();
        questions.forEach(each -> options.include(Pattern.quote(each.benchmark().getName() + ".")));
        return options.addProfiler(WorkerTime.class)
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
                .shouldFailOnError(true)
                .forks(1)
                .warmupIterations(length.warmups())
                .warmupTime(length.each())
                .measurementIterations(length.iterations())
                .measurementTime(length.each());
    }

    private List<Measured> grouped(Collection<RunResult> results) {
        Map<String, Measured> byKey = new LinkedHashMap<>();
        for (RunResult result : results) {
            Measured one = measured(result);
            byKey.merge(one.key(), one, Measured::with);
        }
        return new ArrayList<>(byKey.values());
    }

    private Measured measured(RunResult result) {
        String name = result.getParams().getBenchmark();
        int way = name.lastIndexOf('.');
        int benchmark = name.lastIndexOf('.', way - 1);
        String parameters =
                result.getParams().getParamsKeys().stream()
                        .map(key -> key + "=" + result.getParams().getParam(key))
                        .collect(Collectors.joining(" "));
        Figures figures =
                new Figures(
                        List.of(secondary(result, WorkerTime.LABEL)),
                        List.of(secondary(result, "gc.alloc.rate.norm")));
        return new Measured(
                name.substring(benchmark + 1, way),
                parameters,
                commit,
                environment,
                new TreeMap<>(Map.of(name.substring(way + 1), figures)));
    }

    private static double secondary(RunResult result, String label) {
        return result.getSecondaryResults().get(label).getStatistics().getPercentile(50);
    }
}
