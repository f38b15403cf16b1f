package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressDueTest {
    private final ProgressDue due = new ProgressDue(Duration.ofMillis(20), Duration.ofMillis(100));

    @Test
    void isDueWhenTimeHasStoodStill() {
        assertThat(due.isDue(1_000_000)).isTrue();
        assertThat(due.isDue(1_019_999)).isFalse();
        assertThat(due.remainingUs(1_019_999)).isEqualTo(1);
        assertThat(due.isDue(1_020_000)).isTrue();
    }

    @Test
    void aBookTellsTheTimeAsWell() {
        due.isDue(1_000_000);
        due.told(1_015_000);
        assertThat(due.isDue(1_034_999)).isFalse();
        assertThat(due.isDue(1_035_000)).isTrue();
    }

    @Test
    void manyBooksDoNotKeepItBackForLong() {
        due.isDue(1_000_000);
        for (long us = 1_005_000; us < 1_100_000; us += 5_000) {
            due.told(us);
            assertThat(due.isDue(us)).isFalse();
        }
        assertThat(due.isDue(1_100_000)).isTrue();
    }

    @Test
    void aReplayTellsItWheneverAsked() {
        ProgressDue always = new ProgressDue(Duration.ZERO, Duration.ZERO);
        always.told(5);
        assertThat(always.isDue(5)).isTrue();
        assertThat(always.isDue(5)).isTrue();
    }

    @Test
    void refusesBoundsTheWrongWayRound() {
        assertThatThrownBy(() -> new ProgressDue(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
