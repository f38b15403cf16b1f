package dev.arbflow.jobs.config;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Refuses keys that can be guessed.
 *
 * <p>Whoever tries words finds a phrase, and with it all ids of published trades and the noise of
 * releases. How a text was chosen cannot be seen from it, so only what a machine draws is taken: at
 * least 128 bits as hexadecimal digits, which no phrase is. Digits that were typed or counted have
 * little entropy, in themselves or in the steps between them.
 */
public final class KeyStrength {
    /** 128 bits. */
    static final int MIN_DIGITS = 32;

    /**
     * None of the two hundred thousand random keys that the test draws has less; the repeated and
     * counted ones that it names all have.
     */
    private static final double MIN_BITS_PER_DIGIT = 2.4;

    private static final int DIGITS = 16;

    private KeyStrength() {}

    /**
     * Checks a key.
     *
     * @param name of its setting
     * @throws IllegalArgumentException if it can be guessed; the message does not show it
     */
    public static void check(String name, Secret key) {
        String text = key.reveal();
        if (!text.matches("[0-9a-fA-F]{" + MIN_DIGITS + ",}")) {
            throw new IllegalArgumentException(
                    name
                            + " must be random: at least "
                            + MIN_DIGITS
                            + " hexadecimal digits, as openssl rand -hex 32 makes them");
        }
        int[] digits = text.chars().map(digit -> Character.digit(digit, DIGITS)).toArray();
        int[] steps =
                IntStream.range(1, digits.length)
                        .map(i -> Math.floorMod(digits[i] - digits[i - 1], DIGITS))
                        .toArray();
        if (Math.min(bitsOf(digits), bitsOf(steps)) < MIN_BITS_PER_DIGIT) {
            throw new IllegalArgumentException(
                    name + " repeats itself; openssl rand -hex 32 makes one that does not");
        }
    }

    /** Shannon's entropy of what is in it, bits a digit. */
    private static double bitsOf(int[] digits) {
        int[] counts = new int[DIGITS];
        Arrays.stream(digits).forEach(digit -> counts[digit]++);
        return Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> (double) count / digits.length)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }
}
