package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.BenchmarkDetection;
import dev.arbflow.benchmarks.workload.DetectorPeer;
import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.TickCursor;
import dev.arbflow.benchmarks.workload.Ticks;
import dev.arbflow.benchmarks.workload.TouchRescan;
import dev.arbflow.jobs.arbitrage.DetectorUnderTest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The detector beside an engine for complex events that is asked for crossed markets only. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectorPeerBenchmark {
    /** Venues that quote each market. */
    @Param({"2", "4", "7"})
    String venues;

    private Ticks workload;
    private DetectorUnderTest detector;
    private DetectorPeer peer;
    private TickCursor cursor;
    private long signals;

    /** Compares what the peer finds with what two arrays find. */
    @Setup
    public void setup() {
        workload = new Ticks(Integer.parseInt(venues));
        peer = DetectorPeer.found().get(0);
        peer.start();
        TouchRescan touch = new TouchRescan(workload.markets().size());
        long crossed = 0;
        for (Ticks.Tick tick : workload.ticks()) {
            crossed += touch.update(tick.market(), tick.update()) ? 1 : 0;
            Equality.check(
                    "updates in crossed markets",
                    crossed,
                    peer.update(tick.market(), tick.update()));
        }
        cursor = new TickCursor(workload, this::restart);
    }

    /** Gives back what the peer holds. */
    @TearDown
    public void stop() {
        peer.stop();
    }

    /** arbflow's detector. */
    @Benchmark
    public long arbflow() {
        Ticks.Tick tick = cursor.next();
        detector.update(tick.market(), tick.update());
        return signals;
    }

    /** The other engine; it goes on with the books of the round before. */
    @Benchmark
    public long peer() {
        Ticks.Tick tick = cursor.next();
        return peer.update(tick.market(), tick.update());
    }

    private void restart() {
        detector =
                new DetectorUnderTest(
                        BenchmarkDetection.settings(), workload.markets(), signal -> signals++);
    }
}
