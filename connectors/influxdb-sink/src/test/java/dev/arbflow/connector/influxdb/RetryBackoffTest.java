package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {

    private final RetryBackoff backoff =
            new RetryBackoff(Duration.ofMillis(100), Duration.ofMillis(500), new Random(7));

    @Test
    void doublesUpToItsBoundAndTakesUpToHalfOff() {
        for (int bound : new int[] {100, 200, 400, 500, 500}) {
            assertThat(nextMs()).isBetween(bound / 2L, (long) bound);
        }
    }

    @Test
    void spreadsWritersThatFailTogether() {
        assertThat(new RetryBackoff(Duration.ofHours(1), Duration.ofHours(1), new Random(1)))
                .extracting(other -> other.next(Duration.ZERO))
                .isNotEqualTo(
                        new RetryBackoff(Duration.ofHours(1), Duration.ofHours(1), new Random(2))
                                .next(Duration.ZERO));
    }

    @Test
    void startsOverAfterASuccess() {
        nextMs();
        nextMs();
        backoff.reset();
        assertThat(nextMs()).isLessThanOrEqualTo(100);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        assertThat(backoff.next(Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    }

    private long nextMs() {
        return backoff.next(Duration.ZERO).toMillis();
    }
}
