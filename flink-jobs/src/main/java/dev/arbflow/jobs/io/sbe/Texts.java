package dev.arbflow.jobs.io.sbe;

import dev.arbflow.jobs.io.json.ReadError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.DirectBuffer;

/** Texts of a message: the room that they take, and whether they are sound. */
final class Texts {
    /** What stands for bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    /** A text's length takes two bytes. */
    private static final int LENGTH = 2;

    /** As UTF-8 no character takes more bytes than this. */
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    /** Longer ones might take more bytes than their length can say. */
    private static final int MAX_CHARACTERS = 65_534 / MAX_BYTES_PER_CHARACTER;

    private Texts() {}

    /** At least as many bytes as the text takes, or {@link MessageFormat#TOO_LONG}. */
    static int room(String text) {
        return text.length() > MAX_CHARACTERS
                ? MessageFormat.TOO_LONG
                : LENGTH + text.length() * MAX_BYTES_PER_CHARACTER;
    }

    /**
     * A text that was read, unless its bytes were no UTF-8, which the reader replaces without a
     * word: two texts that differ in such bytes alone would become one.
     *
     * @param end where it ends in the buffer
     */
    static String sound(String text, String field, DirectBuffer buffer, int end) throws ReadError {
        if (text.indexOf(REPLACEMENT) >= 0) {
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            int begin = end - again.length;
            if (begin < 0
                    || !Arrays.equals(again, 0, again.length, buffer.byteArray(), begin, end)) {
                throw new ReadError(field + " is no UTF-8");
            }
        }
        return text;
    }

    /** Room for both; too much if either is. */
    static int sum(int one, int other) {
        long sum = (long) one + other;
        return sum > Frame.MAX_BYTES ? MessageFormat.TOO_LONG : (int) sum;
    }
}
