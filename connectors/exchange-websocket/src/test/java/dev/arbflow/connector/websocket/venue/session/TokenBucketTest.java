package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private final TokenBucket bucket =
            new TokenBucket(new TokenBucket.Rate(3, Duration.ofMillis(100)));
    private long nowUs = 1_783_000_000_000_000L;

    @Test
    void allowsABurstAndThenTheRate() {
        assertThat(taken(10)).isEqualTo(3);
        nowUs += 99_999;
        assertThat(taken(10)).isZero();
        nowUs += 1;
        assertThat(taken(10)).isEqualTo(1);
        nowUs += 10_000_000;
        assertThat(taken(10)).isEqualTo(3);
    }

    @Test
    void givesNothingWhileItIsClosed() {
        bucket.close(nowUs, Duration.ofSeconds(5));
        bucket.close(nowUs, Duration.ofSeconds(1));
        nowUs += 4_999_999;
        assertThat(taken(10)).isZero();
        assertThat(bucket.isClosed(nowUs)).isTrue();
        nowUs += 1;
        assertThat(taken(10)).isEqualTo(3);
    }

    @Test
    void needsABurstAndAnInterval() {
        assertThatThrownBy(() -> new TokenBucket.Rate(0, Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenBucket.Rate(1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TokenBucket.Rate(1, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int taken(int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.take(nowUs) ? 1 : 0;
        }
        return taken;
    }
}
