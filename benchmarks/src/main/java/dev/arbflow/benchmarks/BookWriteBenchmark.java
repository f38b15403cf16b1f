package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.BookSamples;
import dev.arbflow.benchmarks.workload.PlainBook;
import dev.arbflow.jobs.io.json.ReadError;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One book of 25 levels to a record of its topic. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookWriteBenchmark {
    private BookSamples samples;
    private int next;

    /** Makes the books, and compares what is written and read. */
    @Setup
    public void setup() throws IOException, ReadError {
        samples = BookSamples.compared();
    }

    /** arbflow: a message with length and checksum. */
    @Benchmark
    public byte[] arbflow() {
        return samples.codec().write(samples.books().get(next()));
    }

    /** The same as JSON: every field from the table of its record. */
    @Benchmark
    public byte[] json() {
        return samples.codec().json().write(samples.books().get(next()));
    }

    /** Numbers in a row. */
    @Benchmark
    public byte[] plain() {
        return PlainBook.write(samples.books().get(next()));
    }

    /** Jackson's databind of a class with the same fields. */
    @Benchmark
    public byte[] databind() throws IOException {
        return samples.bound().get(next()).write();
    }

    private int next() {
        next = (next + 1) % samples.books().size();
        return next;
    }
}
