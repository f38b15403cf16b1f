package dev.arbflow.connector.websocket.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final long START_US = 1_790_000_000_000_000L;
    private static final long HOUR_US = 3_600_000_000L;

    private long realUs;
    private long setAheadUs;
    private final SteadyClock clock =
            new SteadyClock(() -> START_US + realUs + setAheadUs, () -> realUs * 1_000);

    @Test
    void goesWithTheWallClock() {
        run(Duration.ofHours(1));
        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs);
        assertThat(clock.lastStep()).isEqualTo(SteadyClock.Step.NONE);
    }

    @Test
    void aStepThatIsTakenBackLeavesNoTrace() {
        run(Duration.ofMinutes(1));
        setAheadUs = HOUR_US;
        run(Duration.ofMillis(300));
        setAheadUs = 0;
        run(Duration.ofMillis(300));

        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs);
        assertThat(clock.lastStep()).isEqualTo(SteadyClock.Step.NONE);
    }

    @Test
    void aStepAheadThatStaysIsFollowedAndToldOnce() {
        setAheadUs = HOUR_US;
        run(SteadyClock.LASTING.minusSeconds(1));
        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs);
        run(Duration.ofSeconds(2));
        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs + HOUR_US);
        run(Duration.ofMinutes(1));
        assertThat(clock.lastStep()).isEqualTo(new SteadyClock.Step(1, HOUR_US));

        setAheadUs = 2 * HOUR_US;
        run(Duration.ofMinutes(1));
        assertThat(clock.lastStep()).isEqualTo(new SteadyClock.Step(2, HOUR_US));
    }

    @Test
    void aStepBackThatStaysIsToldOnceAndMadeUpForSlowly() {
        setAheadUs = -HOUR_US;
        run(Duration.ofMinutes(10));

        assertThat(clock.lastStep().number()).isEqualTo(1);
        assertThat(clock.lastStep().byUs()).isEqualTo(-HOUR_US);
        assertThat(clock.getAsLong() - START_US - realUs).isBetween(-600_000L, -500_000L);
    }

    /** Or every venue would seem to deliver late, and be refused, for a thousand times as long. */
    @Test
    void aStepAheadThatWasFollowedAndIsTakenBackIsMadeUpForAtHalfSpeed() {
        setAheadUs = 9_000_000;
        run(Duration.ofSeconds(20));
        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs + 9_000_000);
        setAheadUs = 0;
        run(SteadyClock.LASTING.plusSeconds(10));
        assertThat(clock.getAsLong() - START_US - realUs).isBetween(3_900_000L, 4_100_000L);
        run(Duration.ofSeconds(10));

        assertThat(clock.getAsLong() - START_US - realUs).isBetween(0L, 250_000L);
        assertThat(clock.lastStep().number()).isEqualTo(2);
        assertThat(clock.lastStep().byUs()).isEqualTo(-9_000_000);
    }

    @Test
    void onlyWhatWasFollowedIsMadeUpForAtHalfSpeed() {
        setAheadUs = 2_000_000;
        run(Duration.ofSeconds(20));
        setAheadUs = -HOUR_US;
        run(Duration.ofMinutes(10));

        assertThat(clock.getAsLong() - START_US - realUs).isBetween(-600_000L, -500_000L);
    }

    @Test
    void whatHasBeenTakenBackIsTakenBackOnce() {
        setAheadUs = 2_000_000;
        run(Duration.ofSeconds(20));
        setAheadUs = 0;
        run(Duration.ofMinutes(10));
        assertThat(clock.getAsLong()).isEqualTo(START_US + realUs);
        setAheadUs = -HOUR_US;
        run(Duration.ofSeconds(60));

        assertThat(clock.getAsLong() - START_US - realUs).isBetween(-60_000L, -40_000L);
    }

    /** Lesson: it went back when half speed began with what was left over of the thousandths. */
    @Test
    void neverGoesBackHoweverItIsSetAndAsked() {
        Random random = new Random(1);
        long beforeUs = clock.getAsLong();
        long farthestBackUs = 0;
        for (int i = 0; i < 2_000_000; i++) {
            if (i % 60_000 == 0) {
                setAheadUs = random.nextInt(20_000_000) - 10_000_000L;
            }
            realUs += random.nextInt(600);
            long nowUs = clock.getAsLong();
            farthestBackUs = Math.max(farthestBackUs, beforeUs - nowUs);
            beforeUs = nowUs;
        }
        assertThat(farthestBackUs).isZero();
        assertThat(clock.lastStep().number()).isGreaterThan(20);
    }

    @Test
    void aDriftIsFollowed() {
        for (int i = 0; i < 600; i++) {
            setAheadUs += 100; // 100 millionths
            run(Duration.ofSeconds(1));
        }
        assertThat(clock.getAsLong() - START_US - realUs).isBetween(59_000L, 60_000L);
        assertThat(clock.lastStep()).isEqualTo(SteadyClock.Step.NONE);
    }

    /** Goes on in real time; asked so often that each slewing alone would round to nothing. */
    private void run(Duration time) {
        long beforeUs = clock.getAsLong();
        for (long endUs = realUs + time.toNanos() / 1_000; realUs < endUs; realUs += 100_000) {
            for (int i = 0; i < 3; i++) {
                long nowUs = clock.getAsLong();
                assertThat(nowUs).isGreaterThanOrEqualTo(beforeUs);
                beforeUs = nowUs;
            }
        }
    }
}
