package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CadenceTest {

    @Test
    void isDueOnceAPeriod() {
        Cadence cadence = new Cadence(Duration.ofMillis(20));
        assertThat(cadence.isDue(1_000_000)).isTrue();
        assertThat(cadence.isDue(1_019_999)).isFalse();
        assertThat(cadence.remainingUs(1_019_999)).isEqualTo(1);
        assertThat(cadence.isDue(1_020_000)).isTrue();
        assertThat(cadence.isDue(1_020_000)).isFalse();
    }

    @Test
    void withoutAPeriodIsAlwaysDue() {
        Cadence cadence = new Cadence(Duration.ZERO);
        assertThat(cadence.isDue(5)).isTrue();
        assertThat(cadence.isDue(5)).isTrue();
    }
}
