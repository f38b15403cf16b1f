package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.BookSamples;
import dev.arbflow.benchmarks.workload.BoundBook;
import dev.arbflow.benchmarks.workload.PlainBook;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.market.book.BookUpdate;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One book of 25 levels from a record of its topic. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookReadBenchmark {
    private BookSamples samples;
    private int next;

    /** Makes the books, and compares what is written and read. */
    @Setup
    public void setup() throws IOException, ReadError {
        samples = BookSamples.compared();
    }

    /** arbflow: length and checksum, then every value in its range. */
    @Benchmark
    public BookUpdate arbflow() throws ReadError {
        return samples.codec().read(samples.messages().get(next()));
    }

    /** The same from JSON: every field of its type, in its range, none missing. */
    @Benchmark
    public BookUpdate json() throws ReadError {
        return samples.codec().json().read(samples.json().get(next()));
    }

    /** Numbers in a row, nothing checked. */
    @Benchmark
    public BookUpdate plain() {
        return PlainBook.read(samples.plain().get(next()));
    }

    /** Jackson's databind to a class with the same fields, nothing checked. */
    @Benchmark
    public BoundBook databind() throws IOException {
        return BoundBook.read(samples.json().get(next()));
    }

    private int next() {
        next = (next + 1) % samples.books().size();
        return next;
    }
}
