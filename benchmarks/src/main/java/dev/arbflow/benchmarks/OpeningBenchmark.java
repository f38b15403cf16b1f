package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.Signals;
import dev.arbflow.jobs.arbitrage.OpeningsUnderTest;
import dev.arbflow.jobs.arbitrage.RouteSignal;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One signal of the detector through Flink's recognition of sequences, with its share of time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpeningBenchmark {
    private Signals workload;
    private OpeningsUnderTest transitions;
    private OpeningsUnderTest every;
    private int next;

    /** Makes the signals, and compares what both ways open. */
    @Setup
    public void setup() {
        workload = new Signals();
        try (OpeningsUnderTest known = OpeningsUnderTest.ofTransitions();
                OpeningsUnderTest slow = OpeningsUnderTest.ofEverySignal(Signals.DWELL_US)) {
            List<RouteSignal> opened = opened(known);
            Equality.check("openings", opened(slow), opened);
            Equality.check("whether anything opens", true, !opened.isEmpty());
        }
        transitions = OpeningsUnderTest.ofTransitions();
        every = OpeningsUnderTest.ofEverySignal(Signals.DWELL_US);
    }

    /** In an order of their own: keys whose time has come are asked in any order. */
    private List<RouteSignal> opened(OpeningsUnderTest operator) {
        Stream.iterate(0, number -> number < workload.size(), number -> number + 1)
                .map(workload::signal)
                .forEach(operator::signal);
        operator.end();
        return operator.opened().stream()
                .sorted(
                        Comparator.comparing((RouteSignal signal) -> signal.route().code())
                                .thenComparing(RouteSignal::ordinal))
                .toList();
    }

    /** Closes both operators. */
    @TearDown
    public void close() {
        transitions.close();
        every.close();
    }

    /** arbflow: signals say when an edge has lasted, and only transitions go on. */
    @Benchmark
    public int arbflow() {
        return one(transitions);
    }

    /** The pattern hears every signal and works out itself how long the edge has lasted. */
    @Benchmark
    public int patternDecides() {
        return one(every);
    }

    private int one(OpeningsUnderTest operator) {
        operator.signal(workload.signal(next++));
        if (next % workload.size() == 0) {
            operator.forget();
        }
        return next;
    }
}
