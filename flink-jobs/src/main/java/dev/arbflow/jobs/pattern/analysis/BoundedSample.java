package dev.arbflow.jobs.pattern.analysis;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A simple random sample of the values of a group, of bounded size and whatever order they come in.
 *
 * <p>It keeps the values whose ids have the smallest hashes (Cohen 1997, "bottom-k"): which these
 * are depends on the ids only, so a replay keeps the same ones, and a value that comes twice counts
 * once.
 *
 * @param hashes in ascending order
 * @param values in the order of the hashes
 */
@SuppressWarnings("ArrayRecordComponent") // never changed once made
record BoundedSample(long[] hashes, double[] values) {
    /** Values a group keeps; the error of a mean is then 3 % of the deviation. */
    static final int MOST = 1_000;

    static BoundedSample empty() {
        return new BoundedSample(new long[0], new double[0]);
    }

    /** The sample after one more value. */
    BoundedSample with(String id, double value) {
        long hash = Hashing.murmur3_128().hashString(id, StandardCharsets.UTF_8).asLong();
        int place = Arrays.binarySearch(hashes, hash);
        if (place >= 0 || -place - 1 >= MOST) {
            return this;
        }
        int at = -place - 1;
        int size = Math.min(hashes.length + 1, MOST);
        long[] newHashes = Arrays.copyOf(hashes, size);
        double[] newValues = Arrays.copyOf(values, size);
        System.arraycopy(hashes, at, newHashes, at + 1, size - at - 1);
        System.arraycopy(values, at, newValues, at + 1, size - at - 1);
        newHashes[at] = hash;
        newValues[at] = value;
        return new BoundedSample(newHashes, newValues);
    }
}
