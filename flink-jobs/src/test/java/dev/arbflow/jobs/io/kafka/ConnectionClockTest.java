package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionClockTest {
    private static final long DISORDER = 20;
    private static final long QUIET = 2_000;
    private static final long LATEST = 10_000;

    private final ConnectionClock clock = clock("a", "b");

    @Test
    void standsUntilEveryExpectedConnectionHasBeenHeard() {
        assertThat(clock.heard("a", 1_000, 1_000)).isEmpty();
        assertThat(clock.heard("a", 1_500, 1_500)).isEmpty();
        assertThat(clock.heard("b", 1_200, 1_200)).hasValue(1_180);
    }

    @Test
    void startsWithoutAConnectionThatStaysAway() {
        assertThat(clock.heard("a", 1_000, 1_000)).isEmpty();
        assertThat(clock.heard("a", 3_000, 3_000)).isEmpty();
        assertThat(clock.heard("a", 3_001, 3_001)).hasValue(2_981);
    }

    @Test
    void startsWhicheverIngestReadsAConnection() {
        assertThat(clock.heard("a@b", 1_000, 1_000)).isEmpty();
        assertThat(clock.heard("b", 1_200, 1_200)).hasValue(980);
    }

    @Test
    void aSecondIngestThatDiesHoldsTimeUpNoLongerThanAnyOther() {
        start(1_000);
        clock.heard("a@b", 1_100, 1_100);
        clock.heard("b@b", 1_100, 1_100);

        clock.heard("a", 3_101, 3_101);
        assertThat(clock.heard("b", 3_101, 3_101)).hasValue(3_081);
    }

    @Test
    void waitsForTheConnectionThatIsFurthestBehind() {
        start(1_000);

        assertThat(clock.heard("a", 1_900, 1_900)).hasValue(980);
        assertThat(clock.heard("b", 1_100, 1_100)).hasValue(1_080);
        assertThat(clock.heard("b", 2_000, 2_000)).hasValue(1_880);
    }

    @Test
    void leavesOutAConnectionThatFellSilentAndTakesItBack() {
        start(1_000);

        assertThat(clock.heard("a", 3_000, 3_000)).hasValue(980);
        assertThat(clock.heard("a", 3_001, 3_001)).hasValue(2_981);
        assertThat(clock.heard("b", 3_010, 3_010)).hasValue(2_981);
    }

    @Test
    void leavesOutAVenueThatDeliversTooLate() {
        ConnectionClock patient = new ConnectionClock(DISORDER, 100_000, LATEST, Set.of("a", "b"));
        patient.heard("a", 30_000, 30_000);

        assertThat(patient.heard("b", 30_000, 20_000)).hasValue(19_980);
        assertThat(patient.heard("b", 30_001, 20_000)).hasValue(29_980);
        assertThat(patient.heard("b", 30_002, 20_002)).hasValue(19_982);
    }

    @Test
    void standsWhenEveryVenueIsTooLate() {
        ConnectionClock alone = clock("a");

        assertThat(alone.heard("a", 20_000, 9_999)).isEmpty();
        assertThat(alone.heard("a", 20_000, 10_000)).hasValue(9_980);
    }

    @Test
    void anOlderRecordDoesNotTurnAConnectionBack() {
        start(1_000);
        clock.heard("a", 2_000, 2_000);
        clock.heard("b", 2_000, 2_000);

        assertThat(clock.heard("a", 1_500, 1_500)).hasValue(1_980);
    }

    @Test
    void aReplayWaitsForAsLongAsItTakes() {
        ConnectionClock replay =
                new ConnectionClock(0, Long.MAX_VALUE, Long.MAX_VALUE, Set.of("a", "b"));

        assertThat(replay.heard("a", 1_000, 1_000)).isEmpty();
        assertThat(replay.heard("a", 9_000_000_000L, 9_000_000_000L)).isEmpty();
        assertThat(replay.heard("b", 1_500, 1_500)).hasValue(1_500);
    }

    @Test
    void aConnectionThatHasProvenNothingYetIsStillAwaited() {
        ConnectionClock replay = new ConnectionClock(0, Long.MAX_VALUE, LATEST, Set.of("a", "b"));

        replay.heard("a", 1_000_000, 0);
        assertThat(replay.heard("b", 9_000_000, 9_000_000)).isEmpty();
        assertThat(replay.heard("a", 1_000_001, 1_000_001)).hasValue(1_000_001);
    }

    private void start(long us) {
        clock.heard("a", us, us);
        assertThat(clock.heard("b", us, us)).isEqualTo(OptionalLong.of(us - DISORDER));
    }

    private static ConnectionClock clock(String... expected) {
        return new ConnectionClock(DISORDER, QUIET, LATEST, Set.of(expected));
    }
}
