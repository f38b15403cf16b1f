package dev.arbflow.jobs.dedup;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A set of ids that confuses nothing, in some 25 bytes for an id of nine digits.
 *
 * <p>Holds the bytes of all ids one after the other and finds them through a hash table with linear
 * probing. Its three arrays are copied for a checkpoint ten times as fast as a {@code HashSet} of
 * strings, and take no more than a set of 128-bit hashes would, which could confuse two ids.
 */
final class ExactIds {
    /** Guaranteed by Guava never to change, so it may decide what is in a checkpoint. */
    private static final HashFunction FINGERPRINT = Hashing.farmHashFingerprint64();

    private static final int FIRST_CAPACITY = 16;

    private byte[] bytes;
    private int[] ends;
    private int[] slots;
    private int size;

    ExactIds() {
        this(new byte[FIRST_CAPACITY * Long.BYTES], new int[FIRST_CAPACITY], 0);
    }

    /**
     * Takes over ids and builds the table.
     *
     * @param bytes the ids, one after the other
     * @param ends where each of them ends
     * @param size how many they are
     */
    private ExactIds(byte[] bytes, int[] ends, int size) {
        this.bytes = bytes;
        this.ends = ends;
        this.size = size;
        rebuildSlots();
    }

    private ExactIds(ExactIds other) {
        bytes = other.bytes.clone();
        ends = other.ends.clone();
        slots = other.slots.clone();
        size = other.size;
    }

    /** 64 bits that depend on every byte of an id and never change between releases. */
    static long fingerprint(byte[] id) {
        return FINGERPRINT.hashBytes(id).asLong();
    }

    int size() {
        return size;
    }

    ExactIds copy() {
        return new ExactIds(this);
    }

    /**
     * Whether the id is in the set.
     *
     * @param fingerprint its {@link #fingerprint}
     */
    boolean contains(byte[] id, long fingerprint) {
        return slots[slotOf(id, fingerprint)] != 0;
    }

    /** Adds an id, if it is not in the set yet. */
    void add(byte[] id, long fingerprint) {
        int slot = slotOf(id, fingerprint);
        if (slots[slot] != 0) {
            return;
        }
        int start = endOf(size - 1);
        bytes = roomFor(bytes, start + id.length);
        System.arraycopy(id, 0, bytes, start, id.length);
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        ends[size] = start + id.length;
        size++;
        slots[slot] = size;
        if (3 * size > 2 * slots.length) {
            rebuildSlots();
        }
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(ends[i]);
        }
        out.write(bytes, 0, endOf(size - 1));
    }

    static ExactIds readFrom(DataInput in) throws IOException {
        int size = in.readInt();
        int[] ends = new int[Math.max(size, FIRST_CAPACITY)];
        for (int i = 0; i < size; i++) {
            ends[i] = in.readInt();
        }
        byte[] bytes = new byte[size == 0 ? 0 : ends[size - 1]];
        in.readFully(bytes);
        return new ExactIds(bytes, ends, size);
    }

    /** The slot that holds the id, or the empty one where it belongs. */
    private int slotOf(byte[] id, long fingerprint) {
        int slot = firstSlot(fingerprint);
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, id)) {
            slot = next(slot);
        }
        return slot;
    }

    private boolean isAt(int index, byte[] id) {
        return Arrays.equals(bytes, endOf(index - 1), ends[index], id, 0, id.length);
    }

    private int endOf(int index) {
        return index < 0 ? 0 : ends[index];
    }

    private int firstSlot(long fingerprint) {
        return Long.hashCode(fingerprint) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private void rebuildSlots() {
        slots = new int[Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, size)) * 4)];
        for (int i = 0; i < size; i++) {
            int start = endOf(i - 1);
            long fingerprint = FINGERPRINT.hashBytes(bytes, start, ends[i] - start).asLong();
            int slot = firstSlot(fingerprint);
            while (slots[slot] != 0) {
                slot = next(slot);
            }
            slots[slot] = i + 1;
        }
    }

    private static byte[] roomFor(byte[] array, int length) {
        return length <= array.length
                ? array
                : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }
}
