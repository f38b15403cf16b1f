package dev.arbflow.connector.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExponentialBackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final ExponentialBackoff BACKOFF = new ExponentialBackoff(FIRST, LONGEST);

    @Property
    void boundsDoubleUpToTheLongest(
            @ForAll @IntRange(min = 1, max = 1_000) int failures, @ForAll long seed) {
        double boundMs = Math.min(100 * Math.pow(2, failures - 1), 3_000);

        assertThat(ms(BACKOFF.fullJitter(failures, new Random(seed)))).isBetween(0.0, boundMs);
        assertThat(ms(BACKOFF.equalJitter(failures, new Random(seed))))
                .isBetween(boundMs / 2, boundMs);
    }

    @Test
    void jitterSpreadsOverAllThatItMay() {
        Random random = new Random(7);
        double full = 0;
        double equal = 0;
        for (int i = 0; i < 1_000; i++) {
            full += ms(BACKOFF.fullJitter(1, random)) / 1_000;
            equal += ms(BACKOFF.equalJitter(1, random)) / 1_000;
        }
        assertThat(full).isBetween(45.0, 55.0);
        assertThat(equal).isBetween(72.0, 78.0);
    }

    @Test
    void refusesBoundsThatCannotBe() {
        for (Duration first :
                new Duration[] {Duration.ZERO, FIRST.negated(), LONGEST.plusNanos(1)}) {
            assertThatThrownBy(() -> new ExponentialBackoff(first, LONGEST))
                    .hasMessage("a back-off needs 0 < first <= longest");
        }
    }

    private static double ms(Duration wait) {
        return wait.toNanos() / 1e6;
    }
}
