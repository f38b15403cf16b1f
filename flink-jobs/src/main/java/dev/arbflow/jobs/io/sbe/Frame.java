package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * What stands around a message: before it the Simple Open Framing Header of the FIX community, that
 * is the length of the whole record (4 bytes) and the encoding (2 bytes), and behind it the CRC-32C
 * of everything before (4 bytes). All three have the highest byte first.
 *
 * <p>No record begins like a JSON object, because none is long enough for its first byte not to be
 * zero.
 */
final class Frame {
    /** Bytes before a message. */
    static final int HEADER = 6;

    /** Bytes behind it. */
    static final int TRAILER = 4;

    /** What a broker takes by default; a longer record is none of ours. */
    static final int MAX_BYTES = 1 << 20;

    /** The header's code for little-endian SBE 1.0. */
    private static final short SBE = (short) 0xEB50;

    private static final int SHOWN = 8;
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle SHORT = view(short[].class);

    private Frame() {}

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.BIG_ENDIAN);
    }

    /**
     * A record.
     *
     * @param scratch holds a message behind room for the header
     * @param end where the message ends
     */
    static byte[] around(byte[] scratch, int end) {
        byte[] record = Arrays.copyOf(scratch, end + TRAILER);
        INT.set(record, 0, record.length);
        SHORT.set(record, 4, SBE);
        INT.set(record, end, checksum(record, end));
        return record;
    }

    /**
     * Checks everything but the message.
     *
     * @throws ReadError if the record is torn, cut, damaged or something else altogether
     */
    static void check(byte[] record) throws ReadError {
        if (record.length > MAX_BYTES) {
            throw new ReadError(
                    "%d bytes are too many, the most are %d".formatted(record.length, MAX_BYTES));
        }
        if (record.length < HEADER + TRAILER || (short) SHORT.get(record, 4) != SBE) {
            throw new ReadError("neither SBE nor a JSON object: " + begin(record));
        }
        int length = (int) INT.get(record, 0);
        if (length != record.length) {
            throw new ReadError("cut: %d of %d bytes".formatted(record.length, length));
        }
        int end = length - TRAILER;
        int found = (int) INT.get(record, end);
        int computed = checksum(record, end);
        if (found != computed) {
            throw new ReadError(
                    "damaged: checksum %08x, not %08x as it says".formatted(computed, found));
        }
    }

    private static int checksum(byte[] record, int end) {
        CRC32C crc = new CRC32C();
        crc.update(record, 0, end);
        return (int) crc.getValue();
    }

    private static String begin(byte[] record) {
        int shown = Math.min(record.length, SHOWN);
        return "%d bytes beginning with '%s'"
                .formatted(record.length, HexFormat.of().formatHex(record, 0, shown));
    }
}
