package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastLifetimesTest {
    private static PastLifetimes of(long... lifetimesUs) {
        PastLifetimes past = PastLifetimes.orNone(null);
        for (long lifetimeUs : lifetimesUs) {
            past = past.and(lifetimeUs, 9);
        }
        return past;
    }

    @Test
    void halfOfThemLastedAtLeastTheMedian() {
        assertThat(of(5, 1, 9).medianUs()).isEqualTo(5);
        assertThat(of(5, 1, 9, 7).medianUs()).isEqualTo(7);
        assertThat(of().medianUs()).isZero();
    }

    @Test
    void theOldestMakesRoom() {
        PastLifetimes past = of(1_000);
        for (int i = 0; i < PastLifetimes.MOST; i++) {
            past = past.and(i, 9);
        }

        assertThat(past.count()).isEqualTo(PastLifetimes.MOST);
        assertThat(past.lifetimesUs()).doesNotContain(1_000).startsWith(0, 1);
        assertThat(past.forgetMs()).isEqualTo(9);
    }
}
