package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ExchangeSourceOptions.Recording;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedClockTest {

    private static final long IGNORED_WALL_US = 9_999_999;

    private final ReceiveClock clock = new RecordedClock(new Recording(1_000, 500));

    @Test
    void beginsWithTheRecording() {
        assertThat(clock.nowUs()).isEqualTo(1_500);
    }

    @Test
    void takesTheRecordedTimeOffTheFrame() throws MalformedFrameException {
        assertThat(clock.receive("2000\n{\"a\":\n1}", IGNORED_WALL_US)).isEqualTo("{\"a\":\n1}");
        assertThat(clock.nowUs()).isEqualTo(2_500);
    }

    @Test
    void aKnownReceiveTimeIsNotMovedByTheFrame() throws MalformedFrameException {
        clock.receive("2000\nx", IGNORED_WALL_US);
        assertThat(clock.exchangeUs(7_000)).isEqualTo(7_500);
        assertThat(clock.nowUs()).isEqualTo(2_500);
    }

    @Test
    void anUnknownReceiveTimeIsTheFramesExchangeTime() throws MalformedFrameException {
        assertThat(clock.receive("-\nx", IGNORED_WALL_US)).isEqualTo("x");
        assertThat(clock.nowUs()).isEqualTo(1_500);
        assertThat(clock.exchangeUs(3_000)).isEqualTo(3_500);
        assertThat(clock.nowUs()).isEqualTo(3_500);
    }

    @Test
    void aFrameWithoutAnyTimeHasTheLastKnownOne() throws MalformedFrameException {
        clock.receive("2000\nx", IGNORED_WALL_US);
        clock.receive("-\nx", IGNORED_WALL_US);
        assertThat(clock.exchangeUs(0)).isZero();
        assertThat(clock.nowUs()).isEqualTo(2_500);
    }

    @Test
    void neverGoesBackwards() throws MalformedFrameException {
        clock.receive("2000\nx", IGNORED_WALL_US);
        clock.receive("1900\nx", IGNORED_WALL_US);
        assertThat(clock.nowUs()).isEqualTo(2_500);
    }

    @Test
    void doesNotRunByItself() {
        clock.moveTo(IGNORED_WALL_US);
        assertThat(clock.runsByItself()).isFalse();
        assertThat(clock.nowUs()).isEqualTo(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x\n{}", "\n{}", "-1\n{}", "1234567890123456789\n{}"})
    void refusesAMessageWithoutATime(String message) {
        assertThatThrownBy(() -> clock.receive(message, IGNORED_WALL_US))
                .isInstanceOf(MalformedFrameException.class)
                .hasMessageContaining("recorded time");
    }
}
