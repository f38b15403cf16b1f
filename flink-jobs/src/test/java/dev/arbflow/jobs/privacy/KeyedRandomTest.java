package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class KeyedRandomTest {

    @Test
    void givesTheSameNumbersForTheSameKeyAndSubject() {
        assertThat(draws("key", "subject")).isEqualTo(draws("key", "subject"));
    }

    @Test
    void givesOtherNumbersForAnotherKeyOrSubject() {
        assertThat(draws("another key", "subject")).isNotEqualTo(draws("key", "subject"));
        assertThat(draws("key", "another subject")).isNotEqualTo(draws("key", "subject"));
    }

    @Test
    void isUniformBelowABoundThatDoesNotDivideItsRange() {
        KeyedRandom random = random("key", "subject");
        long[] seen = new long[7];
        for (int i = 0; i < 70_000; i++) {
            seen[(int) random.below(7)]++;
        }

        double[] expected = {10_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000};
        assertThat(new ChiSquareTest().chiSquareTest(expected, seen)).isGreaterThan(0.001);
    }

    @Test
    void favoursNoHalfOfABoundAboveHalfOfItsRange() {
        KeyedRandom random = random("key", "subject");
        long bound = Long.MAX_VALUE / 4 * 3;
        long low = LongStream.range(0, 40_000).filter(i -> random.below(bound) < bound / 2).count();

        // four standard errors of 100; a plain remainder would give 26,667
        assertThat(low).isBetween(20_000L - 400, 20_000L + 400);
    }

    private static long[] draws(String key, String subject) {
        KeyedRandom random = random(key, subject);
        return LongStream.range(0, 10).map(i -> random.below(1L << 40)).toArray();
    }

    private static KeyedRandom random(String key, String subject) {
        return new KeyedRandom(HmacSha256.derived(HmacSha256.bytes(key), "test", 0), subject);
    }
}
