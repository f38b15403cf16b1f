package dev.arbflow.jobs.dedup;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import dev.arbflow.jobs.config.Dedup;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The ids between two rotations: a filter that may err on one side, and the ids themselves. */
final class Generation {
    private final BloomFilter<Long> filter;
    private final ExactIds ids;

    private Generation(BloomFilter<Long> filter, ExactIds ids) {
        this.filter = filter;
        this.ids = ids;
    }

    static Generation sizedFor(Dedup settings) {
        return new Generation(
                BloomFilter.create(
                        Funnels.longFunnel(), settings.expectedIds(), settings.falsePositiveRate()),
                new ExactIds());
    }

    Generation copy() {
        return new Generation(filter.copy(), ids.copy());
    }

    /** False if the id is surely not here; true if it has to be looked up. */
    boolean mightContain(long fingerprint) {
        return filter.mightContain(fingerprint);
    }

    boolean contains(byte[] id, long fingerprint) {
        return ids.contains(id, fingerprint);
    }

    void add(byte[] id, long fingerprint) {
        filter.put(fingerprint);
        ids.add(id, fingerprint);
    }

    void writeTo(DataOutputStream out) throws IOException {
        filter.writeTo(out);
        ids.writeTo(out);
    }

    static Generation readFrom(DataInputStream in) throws IOException {
        return new Generation(
                BloomFilter.readFrom(in, Funnels.longFunnel()), ExactIds.readFrom(in));
    }
}
