package dev.arbflow.benchmarks;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import dev.arbflow.benchmarks.workload.Equality;
import dev.arbflow.benchmarks.workload.Fingerprint;
import dev.arbflow.benchmarks.workload.TradeIds;
import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.dedup.RotatingBloomFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One trade id: known or new, and remembered. A tenth of them are known. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DedupBenchmark {
    private static final Dedup SETTINGS = new Dedup(100_000, 0.001, Duration.ofMinutes(10));

    private List<String> ids;
    private RotatingBloomFilter filter;
    private Set<String> set;
    private BloomFilter<CharSequence> guava;
    private int next;

    /** Makes the ids, and compares each answer with that of an exact set. */
    @Setup
    public void setup() {
        ids = TradeIds.seeded();
        Fingerprint.check("223fc322d9bc10f4", ids.stream());
        restart();
        while (next < ids.size()) {
            String id = ids.get(next);
            Equality.check("whether " + id + " is new", set.add(id), arbflow());
        }
        restart();
    }

    /** arbflow: exact answers, a filter in front of them. */
    @Benchmark
    public boolean arbflow() {
        return filter.offer(next(), SETTINGS) != RotatingBloomFilter.Answer.KNOWN;
    }

    /** A set of texts: exact too, but dear to keep in state. */
    @Benchmark
    public boolean exactSet() {
        return set.add(next());
    }

    /** Guava's filter alone, as most do it: one new trade in a thousand is lost. */
    @Benchmark
    public boolean filterAlone() {
        return guava.put(next());
    }

    private String next() {
        if (next == ids.size()) {
            restart();
        }
        return ids.get(next++);
    }

    private void restart() {
        next = 0;
        filter = new RotatingBloomFilter();
        set = new HashSet<>();
        guava =
                BloomFilter.create(
                        Funnels.stringFunnel(StandardCharsets.UTF_8),
                        SETTINGS.expectedIds(),
                        SETTINGS.falsePositiveRate());
    }
}
