package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.BenchmarkDetection;
import dev.arbflow.benchmarks.workload.CrossedPairs;
import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.Fingerprint;
import dev.arbflow.benchmarks.workload.TickCursor;
import dev.arbflow.benchmarks.workload.Ticks;
import dev.arbflow.benchmarks.workload.TouchRescan;
import dev.arbflow.jobs.arbitrage.DetectorUnderTest;
import dev.arbflow.jobs.arbitrage.RouteSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One update of a leg through the detector: fees, staleness, depth, signals and samples included.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorBenchmark {
    private static final Map<String, String> HASHES =
            Map.of("2", "e2430ccd14078b49", "4", "038fbe1aeed2502d", "7", "70550bb9c1f34041");

    /** Venues that quote each market. */
    @Param({"2", "4", "7"})
    String venues;

    private Ticks workload;
    private DetectorUnderTest detector;
    private TouchRescan rescan;
    private TickCursor cursor;
    private long signals;

    /** Makes the workload, and compares what the detector finds with what the slow way finds. */
    @Setup
    public void setup() {
        workload = new Ticks(Integer.parseInt(venues));
        Fingerprint.check(HASHES.get(venues), workload.ticks().stream());
        List<RouteSignal> told = new ArrayList<>();
        DetectorUnderTest compared =
                new DetectorUnderTest(BenchmarkDetection.settings(), workload.markets(), told::add);
        CrossedPairs slow = new CrossedPairs();
        TouchRescan touch = new TouchRescan(workload.markets().size());
        int crossing = 0;
        for (Ticks.Tick tick : workload.ticks()) {
            compared.update(tick.market(), tick.update());
            slow.update(tick.update());
            crossing += touch.update(tick.market(), tick.update()) ? 1 : 0;
        }
        compared.advance(workload.endUs());
        Equality.check("what is crossed", slow.found(), CrossedPairs.Crossing.of(told));
        Equality.check("updates in crossed markets", slow.crossedMarkets(), crossing);
        cursor = new TickCursor(workload, this::restart);
    }

    /** arbflow's detector. */
    @Benchmark
    public long arbflow() {
        Ticks.Tick tick = cursor.next();
        detector.update(tick.market(), tick.update());
        return signals;
    }

    /** No detector, but what none can do without: both bests of all venues, looked at anew. */
    @Benchmark
    public boolean touchOnly() {
        Ticks.Tick tick = cursor.next();
        return rescan.update(tick.market(), tick.update());
    }

    private void restart() {
        detector =
                new DetectorUnderTest(
                        BenchmarkDetection.settings(), workload.markets(), signal -> signals++);
        rescan = new TouchRescan(workload.markets().size());
    }
}
