package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge is judged by values worked out by hand. */
class AdjustedRandIndexTest {
    private static final int TRIES = 200;

    /** The examples of scikit-learn's manual for adjusted_rand_score, as fractions. */
    @ParameterizedTest
    @CsvSource({
        "0011, 0011, 1, 1",
        "0012, 0011, 4, 7",
        "0011, 0012, 4, 7",
        "0000, 0123, 0, 1",
        "0011, 0101, -1, 2",
        "000111, 001122, 8, 33",
        "11111122222233333, 11112122223133322, 130, 487"
    })
    void isWhatScikitLearnSays(String one, String other, double numerator, double denominator) {
        assertThat(AdjustedRandIndex.of(groups(one), groups(other)))
                .isCloseTo(numerator / denominator, within(1e-15));
    }

    @Test
    void countsPairsBeyondChance() {
        // 1 pair agrees; 2 pairs here, 1 there, 6 in all: 2 * 1 / 6 by chance, 1.5 at most
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
                .isCloseTo((1 - 2 * 1 / 6.0) / (1.5 - 2 * 1 / 6.0), within(1e-12));
    }

    @Test
    void isOneWhereNothingCanBeGroupedOtherwise() {
        assertThat(AdjustedRandIndex.of(new int[0], new int[0])).isOne();
        assertThat(AdjustedRandIndex.of(new int[] {3}, new int[] {4})).isOne();
        assertThat(AdjustedRandIndex.of(new int[] {0, 0}, new int[] {7, 7})).isOne();
        assertThat(AdjustedRandIndex.of(new int[] {0, 1}, new int[] {7, 8})).isOne();
    }

    @Test
    void asksNothingOfTheNames() {
        Random random = new Random(1);
        for (int i = 0; i < TRIES; i++) {
            int[] one = random(random, 30, 4);
            int[] other = random(random, 30, 5);
            double index = AdjustedRandIndex.of(one, other);
            // negative names, and the largest there are
            int[] names = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -7};
            int[] renamed = Arrays.stream(other).map(group -> names[group]).toArray();

            assertThat(AdjustedRandIndex.of(one, renamed)).isEqualTo(index);
            assertThat(AdjustedRandIndex.of(renamed, one)).isEqualTo(index);
            assertThat(AdjustedRandIndex.of(other, renamed)).isOne();
            assertThat(index).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void isZeroOnAverageForGroupingsThatHaveNothingToDoWithEachOther() {
        Random random = new Random(2);
        double[] indices =
                IntStream.range(0, TRIES)
                        .mapToDouble(
                                i ->
                                        AdjustedRandIndex.of(
                                                random(random, 100, 6), random(random, 100, 3)))
                        .toArray();

        assertThat(StatUtils.mean(indices))
                .isCloseTo(0, within(3 * Math.sqrt(StatUtils.variance(indices) / TRIES)));
    }

    @Test
    void refusesToCompareDifferentThings() {
        assertThatThrownBy(() -> AdjustedRandIndex.of(new int[2], new int[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static int[] random(Random random, int size, int groups) {
        return random.ints(size, 0, groups).toArray();
    }

    private static int[] groups(String digits) {
        return digits.chars().map(digit -> digit - '0').toArray();
    }
}
