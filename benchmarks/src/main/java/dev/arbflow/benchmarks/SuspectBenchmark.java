package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.Fingerprint;
import dev.arbflow.benchmarks.workload.ShownBooks;
import dev.arbflow.jobs.pattern.suspect.SuspectBooksUnderTest;
import dev.arbflow.market.book.BookUpdate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One book through all that PatternJob does with it for suspect activity. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SuspectBenchmark {
    private List<BookUpdate> updates;
    private Pass arbflow;
    private Pass everySketch;
    private Pass coreOnly;

    /** Makes the books, and compares what all ways tell. */
    @Setup
    public void setup() throws Exception {
        updates = ShownBooks.seeded();
        List<String> told =
                SuspectBooksUnderTest.signals(SuspectBooksUnderTest::operators, updates);
        Fingerprint.check("8eb10ae8dc3a7c42", told.stream());
        Equality.check(
                "signals of every sketch",
                SuspectBooksUnderTest.signals(SuspectBooksUnderTest::everySketch, updates),
                told);
        Equality.check(
                "signals of the core",
                SuspectBooksUnderTest.signals(SuspectBooksUnderTest::core, updates),
                told);
        arbflow = new Pass(SuspectBooksUnderTest::operators);
        everySketch = new Pass(SuspectBooksUnderTest::everySketch);
        coreOnly = new Pass(SuspectBooksUnderTest::core);
    }

    /** arbflow: sketches where books are read, keyed state for those that say something new. */
    @Benchmark
    public int arbflow() throws Exception {
        return arbflow.next();
    }

    /** Every sketch goes to the keyed state. */
    @Benchmark
    public int everySketch() throws Exception {
        return everySketch.next();
    }

    /** No job but the limit: a map, without Flink, time and mids. */
    @Benchmark
    public int coreOnly() throws Exception {
        return coreOnly.next();
    }

    /** Goes through the books again and again, with nothing remembered from the pass before. */
    private final class Pass {
        private final SuspectBooksUnderTest.Way way;
        private SuspectBooksUnderTest under;
        private int next;
        private int told;

        Pass(SuspectBooksUnderTest.Way way) {
            this.way = way;
        }

        int next() throws Exception {
            if (under == null || next == updates.size()) {
                if (under != null) {
                    under.close();
                }
                under = way.open(signal -> told++);
                next = 0;
            }
            under.update(updates.get(next++));
            return told;
        }
    }
}
