package dev.arbflow.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void pullsAClockAheadOfOursBack() {
        assertThat(new Times(1_070, -73, 1_000, 1_001).happenedUs()).isEqualTo(997);
    }

    @Test
    void leavesALateVenueLate() {
        assertThat(new Times(400, 0, 1_000, 1_001).happenedUs()).isEqualTo(400);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Times(400, 600, 1_000, 1_001))
                .withMessageContaining("correctionUs");
    }

    @Test
    void takesTheReceiveTimeWhereTheVenueNamesNone() {
        assertThat(new Times(Times.UNKNOWN, -73, 1_000, 1_001).happenedUs()).isEqualTo(1_000);
    }

    @Test
    void cutsDurationsToWholeMicroseconds() {
        assertThat(Times.micros(Duration.ofNanos(1_999))).isEqualTo(1);
        assertThat(Times.micros(Duration.ofSeconds(2))).isEqualTo(2_000_000);
    }
}
