package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DialScheduleTest {
    private static final Duration GAP = Duration.ofSeconds(4);

    private long nowNs = 77;
    private final DialSchedule dials = new DialSchedule(GAP, () -> nowNs);

    @Test
    void staysBelowTwentyDiallingsAMinuteHoweverManyConnectionsWant() {
        int dialled = 0;
        for (int tenth = 0; tenth < 600; tenth++) {
            for (int connection = 0; connection < 3; connection++) {
                dialled += dials.take().isZero() ? 1 : 0;
            }
            nowNs += Duration.ofMillis(100).toNanos();
        }
        assertThat(dialled).isBetween(15, 19);
    }

    @Test
    void saysWhenToAskAgain() {
        for (int i = 0; i < DialSchedule.AT_ONCE; i++) {
            assertThat(dials.take()).isZero();
        }
        assertThat(dials.take()).isEqualTo(GAP);
        nowNs += Duration.ofSeconds(3).toNanos();
        assertThat(dials.take()).isEqualTo(Duration.ofSeconds(1));
        nowNs += Duration.ofSeconds(1).toNanos();
        assertThat(dials.take()).isZero();
    }

    @Test
    void afterAHoldOffConnectionsDialOneByOne() {
        dials.holdOff(Duration.ofSeconds(30));
        dials.holdOff(Duration.ofSeconds(5));
        assertThat(dials.take()).isEqualTo(Duration.ofSeconds(30));
        nowNs += Duration.ofSeconds(30).toNanos();
        assertThat(dials.take()).isZero();
        assertThat(dials.take()).isEqualTo(GAP);
    }

    @Test
    void aHoldOffIsBounded() {
        dials.holdOff(Duration.ofDays(400));
        assertThat(dials.take()).isEqualTo(DialSchedule.MAX_HOLD_OFF);
    }
}
