package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.json.UnknownValues;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Values by the bytes that say them: what nearly every record repeats, such as whose book it is, is
 * parsed once and shared. Keeps the two newest of each place, and nothing long, so that it never
 * grows.
 *
 * @param <V> the values, which do not change
 */
final class ParsedOnce<V> {
    private static final int PLACES = 1 << 11;

    /** Names of venues, markets and connections are far shorter. */
    private static final int MAX_KEPT_LENGTH = 256;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final Parse<V> parse;
    private final byte[][] keys = new byte[2 * PLACES][];
    private final Object[] values = new Object[2 * PLACES];

    /**
     * @param parse called for bytes that are not known
     */
    ParsedOnce(Parse<V> parse) {
        this.parse = parse;
    }

    /** Reads a value. */
    interface Parse<V> {
        V parse(UnknownValues unknown) throws ReadError;
    }

    /**
     * The value that a part of a record says.
     *
     * @throws ReadError if it says none
     */
    V value(byte[] record, int from, int to, UnknownValues unknown) throws ReadError {
        int place = 2 * (hash(record, from, to) & (PLACES - 1));
        for (int each = place; each < place + 2; each++) {
            byte[] key = keys[each];
            if (key != null && Arrays.equals(key, 0, key.length, record, from, to)) {
                return at(each);
            }
        }
        Heard heard = new Heard(unknown);
        V value = parse.parse(heard);
        if (!heard.any
                && to - from <= MAX_KEPT_LENGTH) { // what a newer release knows is counted anew
            keep(place, Arrays.copyOfRange(record, from, to), value);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // only this class puts values there
    private V at(int place) {
        return (V) values[place];
    }

    private void keep(int place, byte[] key, V value) {
        keys[place + 1] = keys[place];
        values[place + 1] = values[place];
        keys[place] = key;
        values[place] = value;
    }

    private static int hash(byte[] record, int from, int to) {
        long hash = 17;
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(record, at)) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = 31 * hash + record[at];
        }
        return (int) (hash ^ hash >>> 16);
    }

    /** Notes whether it was told of anything, and passes it on. */
    private static final class Heard implements UnknownValues {
        private final UnknownValues next;
        private boolean any;

        Heard(UnknownValues next) {
            this.next = next;
        }

        @Override
        public void found(String field, String value) {
            any = true;
            next.found(field, value);
        }
    }
}
