package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.venue.SeenOutput;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedOutputTest {
    private final SeenOutput out = new SeenOutput();
    private final PacedOutput paced =
            new PacedOutput(new TokenBucket.Rate(2, Duration.ofMillis(100)));
    private long nowUs = 1_783_000_000_000_000L;

    @Test
    void whatIsTooMuchWaitsForItsTurn() {
        after(Duration.ZERO);
        for (int i = 1; i <= 5; i++) {
            paced.send("frame " + i);
        }
        assertThat(out.sent).containsExactly("frame 1", "frame 2");
        assertThat(paced.isFree()).isFalse();

        after(Duration.ofMillis(100));
        assertThat(out.sent).hasSize(3);
        after(Duration.ofMillis(200));
        assertThat(out.sent).endsWith("frame 4", "frame 5");
        assertThat(paced.isFree()).isTrue();
    }

    @Test
    void aNewConnectionInheritsNothingThatWaits() {
        after(Duration.ZERO);
        for (int i = 1; i <= 5; i++) {
            paced.send("frame " + i);
        }
        paced.opened();
        after(Duration.ofSeconds(1));

        assertThat(out.sent).hasSize(2);
    }

    @Test
    void thePauseGrowsWithEachComplaintAndShrinksWhenThereAreNone() {
        after(Duration.ZERO);
        assertThat(pauseAfterComplaint()).isEqualTo(Duration.ofSeconds(5));
        paced.tooFast();
        assertThat(paced.pause()).as("of the same").isEqualTo(Duration.ofSeconds(5));
        for (int seconds : new int[] {10, 20, 40, 60, 60}) {
            after(paced.pause());
            assertThat(pauseAfterComplaint()).isEqualTo(Duration.ofSeconds(seconds));
        }
        after(Duration.ofMinutes(10));
        assertThat(pauseAfterComplaint()).isEqualTo(Duration.ofSeconds(5));
    }

    private Duration pauseAfterComplaint() {
        paced.tooFast();
        assertThat(paced.isPaused()).isTrue();
        return paced.pause();
    }

    private void after(Duration time) {
        nowUs += time.toNanos() / 1_000;
        paced.over(out, nowUs);
    }
}
