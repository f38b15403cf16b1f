package dev.arbflow.jobs.io.sbe;

/** Room for texts of a message. */
final class Texts {
    /** A text's length takes two bytes. */
    private static final int LENGTH = 2;

    /** As UTF-8 no character takes more bytes than this. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    /** Longer ones might take more bytes than their length can say. */
    private static final int MOST_CHARACTERS = 65_534 / MOST_BYTES_A_CHARACTER;

    private Texts() {}

    /** At least as many bytes as the text takes, or {@link MessageFormat#TOO_LONG}. */
    static int room(String text) {
        return text.length() > MOST_CHARACTERS
                ? MessageFormat.TOO_LONG
                : LENGTH + text.length() * MOST_BYTES_A_CHARACTER;
    }

    /** Room for both; too much if either is. */
    static int sum(int one, int other) {
        long sum = (long) one + other;
        return sum > Frame.MOST_BYTES ? MessageFormat.TOO_LONG : (int) sum;
    }
}
