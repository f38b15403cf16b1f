package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReconnectBackoffTest {

    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final Duration USELESS = Duration.ZERO;
    private static final ReconnectBackoff.Limits LIMITS = ReconnectBackoff.Limits.DEFAULT;

    @Property
    void aWaitIsBoundedByTwiceTheBoundBeforeAndByTheCap(
            @ForAll long seed, @ForAll @IntRange(max = 40) int failures) {
        ReconnectBackoff backoff = new ReconnectBackoff(LIMITS, new SplittableRandom(seed));
        for (int i = 0; i < failures; i++) {
            backoff.next(LONG_AGO, USELESS);
        }
        long boundMs = failures >= 6 ? 60_000 : 1_000L << failures;
        assertThat(backoff.next(LONG_AGO, USELESS))
                .isBetween(Duration.ZERO, Duration.ofMillis(boundMs));
    }

    @Test
    void jitterSpreadsWaitsOverTheWholeBound() {
        ReconnectBackoff backoff = new ReconnectBackoff(LIMITS, new SplittableRandom(7));
        long sumMs = 0;
        for (int i = 0; i < 1_000; i++) {
            sumMs += backoff.next(LONG_AGO, LIMITS.usefulAfter()).toMillis();
        }
        assertThat(sumMs / 1_000).isBetween(450L, 550L);
    }

    @Property
    void neverDialsBeforeTheGapIsOver(
            @ForAll long seed, @ForAll @IntRange(max = 4_000) int sinceDialledMs) {
        ReconnectBackoff backoff = new ReconnectBackoff(LIMITS, new SplittableRandom(seed));
        Duration sinceDialled = Duration.ofMillis(sinceDialledMs);
        assertThat(backoff.next(sinceDialled, USELESS).plus(sinceDialled))
                .isGreaterThanOrEqualTo(LIMITS.minimumGap());
    }

    @Test
    void onlyAUsefulConnectionStartsItAnew() {
        ReconnectBackoff backoff = new ReconnectBackoff(LIMITS, new LargestRandom());
        Duration almostUseful = LIMITS.usefulAfter().minusMillis(1);
        assertThat(backoff.next(LONG_AGO, USELESS)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.next(LONG_AGO, almostUseful)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.next(LONG_AGO, almostUseful)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.next(LONG_AGO, LIMITS.usefulAfter())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesLimitsThatCannotBe() {
        Duration second = Duration.ofSeconds(1);
        Duration zero = Duration.ZERO;
        Duration negative = Duration.ofSeconds(-1);
        assertThatThrownBy(() -> new ReconnectBackoff.Limits(zero, second, second, second))
                .hasMessageContaining("base");
        assertThatThrownBy(() -> new ReconnectBackoff.Limits(negative, second, second, second))
                .hasMessageContaining("base");
        assertThatThrownBy(
                        () -> new ReconnectBackoff.Limits(second, second.minusNanos(1), zero, zero))
                .hasMessageContaining("cap");
        assertThatThrownBy(() -> new ReconnectBackoff.Limits(second, second, negative, second))
                .hasMessageContaining("minimumGap");
        assertThatThrownBy(() -> new ReconnectBackoff.Limits(second, second, zero, zero))
                .hasMessageContaining("usefulAfter");
        assertThatThrownBy(() -> new ReconnectBackoff.Limits(second, second, zero, negative))
                .hasMessageContaining("usefulAfter");
    }

    /** Always draws the largest number below the bound. */
    private static final class LargestRandom implements RandomGenerator {
        @Override
        public long nextLong() {
            return -1L;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
