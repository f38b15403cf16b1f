package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Remembers ids for one to two rotations, counted from their latest delivery, and never takes a new
 * id for a known one.
 *
 * <p>New ids go into the young generation. A rotation makes the young one old and forgets the old
 * one, so memory is bounded without removing from a filter, which a Bloom filter cannot. Where a
 * filter says "perhaps", the ids themselves decide; an undersized filter therefore costs time only.
 *
 * <p>Mutable, and owned by one thread. An old generation is never changed, so copies share it.
 */
public final class RotatingBloomFilter {

    /** What is known of an id that was offered. */
    public enum Answer {
        /** Not known: no filter holds it. */
        SURELY_NEW,
        /** Not known, although a filter held it possible: a false positive. */
        NEW_AFTER_RECHECK,
        /** Offered before. */
        KNOWN
    }

    private Generation young;
    private Generation old;

    /** Knows no id. */
    public RotatingBloomFilter() {}

    private RotatingBloomFilter(Generation young, Generation old) {
        this.young = young;
        this.old = old;
    }

    /**
     * Says whether an id is new, and remembers it.
     *
     * @param settings the size of the young generation, if this is its first id
     */
    public Answer offer(String id, Dedup settings) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        long fingerprint = ExactIds.fingerprint(bytes);
        boolean suspectedYoung = mightContain(young, fingerprint);
        if (suspectedYoung && young.contains(bytes, fingerprint)) {
            return Answer.KNOWN;
        }
        boolean suspectedOld = mightContain(old, fingerprint);
        boolean known = suspectedOld && old.contains(bytes, fingerprint);
        if (young == null) {
            young = Generation.sizedFor(settings);
        }
        young.add(bytes, fingerprint);
        if (known) {
            return Answer.KNOWN;
        }
        return suspectedYoung || suspectedOld ? Answer.NEW_AFTER_RECHECK : Answer.SURELY_NEW;
    }

    /** Forgets what was last offered before the previous rotation. */
    public void rotate() {
        old = young;
        young = null;
    }

    /** Whether no id is known. */
    public boolean isEmpty() {
        return young == null && old == null;
    }

    RotatingBloomFilter copy() {
        return new RotatingBloomFilter(young == null ? null : young.copy(), old);
    }

    void writeTo(DataOutputStream out) throws IOException {
        write(young, out);
        write(old, out);
    }

    static RotatingBloomFilter readFrom(DataInputStream in) throws IOException {
        return new RotatingBloomFilter(read(in), read(in));
    }

    private static boolean mightContain(Generation generation, long fingerprint) {
        return generation != null && generation.mightContain(fingerprint);
    }

    private static void write(Generation generation, DataOutputStream out) throws IOException {
        out.writeBoolean(generation != null);
        if (generation != null) {
            generation.writeTo(out);
        }
    }

    private static Generation read(DataInputStream in) throws IOException {
        return in.readBoolean() ? Generation.readFrom(in) : null;
    }
}
