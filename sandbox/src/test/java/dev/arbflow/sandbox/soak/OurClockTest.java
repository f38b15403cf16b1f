package dev.arbflow.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OurClockTest {
    private static final long S = 1_000_000;

    private final OurClock clock = new OurClock();

    @Test
    void timesAreThoseAtWhichTheyWereSaid() {
        clock.said(100 * S, 100 * S);
        clock.said(110 * S, 110 * S);
        clock.said(170 * S, 111 * S); // set a minute ahead, less a second
        clock.said(180 * S, 121 * S);

        assertThat(clock.whenUs(105 * S)).isEqualTo(105 * S);
        assertThat(clock.whenUs(170 * S)).isEqualTo(111 * S);
        assertThat(clock.whenUs(175 * S)).isEqualTo(116 * S);
        assertThat(clock.whenUs(190 * S)).isEqualTo(131 * S);
    }

    @Test
    void whatNobodyAsksForIsForgotten() {
        clock.said(100 * S, 100 * S);
        clock.said(170 * S, 111 * S);
        clock.said(300 * S, 200 * S);
        clock.forget(150 * S);

        assertThat(clock.whenUs(105 * S)).as("forgotten").isEqualTo(105 * S);
        assertThat(clock.whenUs(209 * S)).isEqualTo(150 * S);
        assertThat(clock.whenUs(301 * S)).isEqualTo(201 * S);
    }

    @Test
    void aClockThatStandsWhileItIsAheadIsFollowed() {
        clock.said(100 * S, 100 * S);
        clock.said(100 * S + S / 2, 101 * S);
        clock.said(101 * S, 102 * S);

        assertThat(clock.whenUs(101 * S)).isEqualTo(102 * S);
    }
}
