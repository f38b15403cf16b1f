package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Times;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuietLimitTest {
    private final QuietLimit limit = new QuietLimit();
    private long nowUs = 1_000_000;

    @Test
    void aBusyChannelMayPauseForTheFloor() {
        speakEvery(Duration.ofMillis(50), QuietLimit.ENOUGH);
        assertThat(isExceededAfter(QuietLimit.FLOOR)).isFalse();
        assertThat(isExceededAfter(QuietLimit.FLOOR.plusMillis(1))).isTrue();
    }

    @Test
    void aSlowChannelMayPauseForSeveralOfItsLongestPauses() {
        speakEvery(Duration.ofSeconds(5), QuietLimit.ENOUGH);
        assertThat(isExceededAfter(Duration.ofSeconds(20))).isFalse();
        assertThat(isExceededAfter(Duration.ofMillis(20_001))).isTrue();
    }

    @Test
    void noChannelMayPauseForLongerThanTheCap() {
        speakEvery(Duration.ofSeconds(40), QuietLimit.ENOUGH);
        assertThat(isExceededAfter(QuietLimit.CAP)).isFalse();
        assertThat(isExceededAfter(QuietLimit.CAP.plusMillis(1))).isTrue();
    }

    @Test
    void aChannelThatHasSaidLittleHasTheLongestTime() {
        speakEvery(Duration.ofMillis(50), QuietLimit.ENOUGH - 1);
        assertThat(isExceededAfter(QuietLimit.CAP)).isFalse();
    }

    @Test
    void aPauseFromLongAgoIsForgotten() {
        speakEvery(Duration.ofSeconds(10), 1);
        speakEvery(Duration.ofMillis(50), QuietLimit.PAUSES);
        assertThat(isExceededAfter(QuietLimit.FLOOR.plusMillis(1))).isTrue();
    }

    @Test
    void theTimeBeforeASubscriptionIsNoPause() {
        speakEvery(Duration.ofMillis(50), QuietLimit.PAUSES);
        nowUs += Times.micros(Duration.ofMinutes(5));
        limit.begin(nowUs);
        speakEvery(Duration.ofMillis(50), 1);
        assertThat(isExceededAfter(QuietLimit.FLOOR.plusMillis(1))).isTrue();
    }

    private void speakEvery(Duration pause, int times) {
        if (nowUs == 1_000_000) {
            limit.begin(nowUs);
        }
        for (int i = 0; i < times; i++) {
            nowUs += Times.micros(pause);
            limit.heard(nowUs);
        }
    }

    private boolean isExceededAfter(Duration pause) {
        return limit.isExceeded(nowUs + Times.micros(pause));
    }
}
