package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The judge is judged by values worked out by hand. */
class AdjustedRandIndexTest {

    @Test
    void isOneForTheSameGroupsUnderOtherNames() {
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {5, 5, 3, 3})).isOne();
    }

    @Test
    void countsPairsBeyondChance() {
        // 1 pair agrees; 2 pairs here, 1 there, 6 in all: 2 * 1 / 6 by chance, 1.5 at most
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 2}))
                .isCloseTo((1 - 2 * 1 / 6.0) / (1.5 - 2 * 1 / 6.0), within(1e-12));
    }

    @Test
    void fallsBelowZeroForGroupsThatCutAcross() {
        assertThat(AdjustedRandIndex.of(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}))
                .isNegative();
    }
}
