package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BehaviourTest {

    @Test
    void dividesAWindowIntoSteps() {
        assertThat(behaviour(64_000, 8_000, 64).step()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void refusesStepsThatAreNoWholeMilliseconds() {
        assertThatThrownBy(() -> behaviour(64_001, 8_000, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "pattern-window-ms and pattern-slide-ms must be multiples of"
                                + " pattern-samples ms: 64001 of 64");
    }

    @Test
    void refusesASlideThatDoesNotDivideTheWindow() {
        assertThatThrownBy(() -> behaviour(64_000, 9_000, 64))
                .hasMessageContaining("pattern-slide-ms: 64000 of 9000");
    }

    @Test
    void refusesASlideThatEndsWithinAStep() {
        assertThatThrownBy(() -> behaviour(64_000, 500, 64))
                .hasMessageContaining("pattern-window-ms / pattern-samples: 500 of 1000");
    }

    @Test
    void refusesTooFewAndTooManySamples() {
        assertThatThrownBy(() -> behaviour(64_000, 8_000, 8))
                .hasMessage("pattern-samples must be from 16 to 1024, not 8");
        assertThatThrownBy(() -> behaviour(64_000, 8_000, 2_000))
                .hasMessage("pattern-samples must be from 16 to 1024, not 2000");
    }

    private static Behaviour behaviour(long windowMs, long slideMs, int samples) {
        return new Behaviour(
                Duration.ofMillis(windowMs),
                Duration.ofMillis(slideMs),
                samples,
                Duration.ofMinutes(1),
                Duration.ofDays(1));
    }
}
