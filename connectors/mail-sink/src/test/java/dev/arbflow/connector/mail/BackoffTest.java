package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Backoff BACKOFF = new Backoff(FIRST, LONGEST, 3);

    @Property
    void aPauseDoublesUpToTheLongestAndLosesAtMostHalf(
            @ForAll @IntRange(min = 1, max = 1_000) int failedAttempts, @ForAll long seed) {
        double doubledMs = 100 * Math.pow(2, failedAttempts - 1);
        double capMs = Math.min(doubledMs, 3_000);
        double pauseMs = BACKOFF.pause(failedAttempts, new Random(seed)).toNanos() / 1e6;
        assertThat(pauseMs).isBetween(capMs / 2, capMs);
    }

    @Test
    void pausesOfTheSameAttemptDiffer() {
        assertThat(BACKOFF.pause(4, new Random(1))).isNotEqualTo(BACKOFF.pause(4, new Random(2)));
    }

    @Test
    void givesUpAfterTheLastAttemptOrNever() {
        assertThat(BACKOFF.isLast(2)).isFalse();
        assertThat(BACKOFF.isLast(3)).isTrue();
        assertThat(new Backoff(FIRST, LONGEST, Backoff.FOREVER).isLast(Integer.MAX_VALUE))
                .isFalse();
    }

    @Test
    void refusesPausesAndAttemptsThatMakeNoSense() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, LONGEST, 1))
                .hasMessage("mail back-off must be positive");
        assertThatThrownBy(() -> new Backoff(LONGEST, FIRST, 1))
                .hasMessage("longest mail back-off must be at least the first one");
        assertThatThrownBy(() -> new Backoff(FIRST, LONGEST, 0))
                .hasMessage("mail attempts must be at least 1");
    }
}
