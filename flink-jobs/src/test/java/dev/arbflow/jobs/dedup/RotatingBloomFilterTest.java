package dev.arbflow.jobs.dedup;

import static dev.arbflow.jobs.dedup.RotatingBloomFilter.Answer.KNOWN;
import static dev.arbflow.jobs.dedup.RotatingBloomFilter.Answer.NEW_AFTER_RECHECK;
import static dev.arbflow.jobs.dedup.RotatingBloomFilter.Answer.SURELY_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Dedup;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RotatingBloomFilterTest {
    private static final Dedup ROOMY = new Dedup(10_000, 0.01, Duration.ofMinutes(1));
    private static final Dedup TINY = new Dedup(1, 0.5, Duration.ofMinutes(1));

    private final RotatingBloomFilter filter = new RotatingBloomFilter();

    @Test
    void knowsAnIdOnceItWasOffered() {
        assertThat(filter.offer("42", ROOMY)).isEqualTo(SURELY_NEW);
        assertThat(filter.offer("42", ROOMY)).isEqualTo(KNOWN);
    }

    @Test
    void knowsAnIdForOneRotationMoreAndNotForTwo() {
        filter.offer("42", ROOMY);
        filter.rotate();
        assertThat(filter.copy().offer("42", ROOMY)).isEqualTo(KNOWN);
        filter.rotate();
        assertThat(filter.offer("42", ROOMY)).isEqualTo(SURELY_NEW);
    }

    @Test
    void countsFromTheLatestOffer() {
        filter.offer("42", ROOMY);
        for (int rotation = 0; rotation < 5; rotation++) {
            filter.rotate();
            assertThat(filter.offer("42", ROOMY)).isEqualTo(KNOWN);
        }
    }

    @Test
    void isEmptyAfterTwoRotationsWithoutAnId() {
        assertThat(filter.isEmpty()).isTrue();
        filter.offer("42", ROOMY);
        assertThat(filter.isEmpty()).isFalse();
        filter.rotate();
        assertThat(filter.isEmpty()).isFalse();
        filter.rotate();
        assertThat(filter.isEmpty()).isTrue();
    }

    @Test
    void losesNoIdAlthoughAFilterMuchTooSmallTakesNearlyAllForKnown() {
        int rechecked = 0;
        for (int id = 0; id < 1_000; id++) {
            if (id == 500) {
                filter.rotate();
            }
            RotatingBloomFilter.Answer answer = filter.offer(Integer.toString(id), TINY);
            assertThat(answer).isNotEqualTo(KNOWN);
            rechecked += answer == NEW_AFTER_RECHECK ? 1 : 0;
        }
        for (int id = 0; id < 1_000; id++) {
            assertThat(filter.offer(Integer.toString(id), TINY)).isEqualTo(KNOWN);
        }
        assertThat(rechecked).isGreaterThan(900);
    }

    @Test
    void rechecksNoMoreIdsThanItIsConfiguredFor() {
        for (int id = 0; id < 10_000; id++) {
            filter.offer(Integer.toString(id), ROOMY);
        }
        int rechecked = 0;
        for (int id = 10_000; id < 11_000; id++) { // on copies, so that it stays at its design size
            rechecked += filter.copy().offer(Integer.toString(id), ROOMY) == SURELY_NEW ? 0 : 1;
        }

        assertThat(rechecked).isLessThan(30); // 1 % of 1 000 is 10
    }

    @Test
    void aCopyKnowsNothingOfWhatCameLater() {
        filter.offer("before", ROOMY);
        filter.rotate();
        filter.offer("young", ROOMY);
        RotatingBloomFilter copy = filter.copy();
        filter.offer("later", ROOMY);
        filter.rotate();

        assertThat(copy.offer("later", ROOMY)).isEqualTo(SURELY_NEW);
        assertThat(copy.offer("before", ROOMY)).isEqualTo(KNOWN);
        assertThat(copy.offer("young", ROOMY)).isEqualTo(KNOWN);
    }
}
