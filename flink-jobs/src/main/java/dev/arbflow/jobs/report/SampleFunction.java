package dev.arbflow.jobs.report;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps a bounded sample that is the same in every run: the rows whose keys have the smallest
 * hashes. Rows of one key stay together, but for the last key that fits.
 */
final class SampleFunction<T> implements MapPartitionFunction<T, T> {
    private static final long serialVersionUID = 1L;

    private static final HashFunction HASH = Hashing.murmur3_128();

    /** What a row is chosen by. */
    interface Key<T> extends Function<T, String>, Serializable {}

    private final int most;
    private final Key<T> key;

    private record Hashed<T>(long hash, T row) {}

    SampleFunction(int most, Key<T> key) {
        this.most = most;
        this.key = key;
    }

    @Override
    public void mapPartition(Iterable<T> rows, Collector<T> out) {
        Comparator<Hashed<T>> bySize = Comparator.comparingLong(Hashed::hash);
        PriorityQueue<Hashed<T>> kept = new PriorityQueue<>(bySize.reversed());
        for (T row : rows) {
            kept.add(new Hashed<>(hash(row), row));
            if (kept.size() > most) {
                kept.poll();
            }
        }
        List<Hashed<T>> sample = new ArrayList<>(kept);
        sample.sort(bySize);
        sample.forEach(hashed -> out.collect(hashed.row()));
    }

    private long hash(T row) {
        return HASH.hashString(key.apply(row), StandardCharsets.UTF_8).asLong();
    }
}
