package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class UsualTest {
    private static final long HOUR_US = 3_600_000_000L;
    private final Random random = new Random(3);

    @Test
    void anHourOfItsOwnIsExpectedOnceItIsKnown() {
        Baseline week = baseline(168, 1, 0.1);

        assertThat(Usual.of(week, (168 + 6) * HOUR_US).logOdds()).isCloseTo(1, within(0.15));
        assertThat(Usual.of(week, (168 + 18) * HOUR_US).logOdds()).isCloseTo(-1, within(0.15));
        assertThat(Math.sqrt(Usual.of(week, 168 * HOUR_US).variance()))
                .isCloseTo(0.1, within(0.03));
    }

    @Test
    void withoutARhythmAllHoursCountAlike() {
        Baseline week = baseline(168, 0, 0.1);

        assertThat(Usual.of(week, 174 * HOUR_US).logOdds()).isCloseTo(0, within(0.06));
        assertThat(Usual.of(week, 174 * HOUR_US).error()).isLessThan(0.1 * 0.1 / 10);
    }

    @Test
    void ofOneDayARhythmIsScatter() {
        Usual usual = Usual.of(baseline(20, 1, 0.1), 26 * HOUR_US);

        assertThat(usual.df()).isEqualTo(19);
        assertThat(Math.sqrt(usual.variance())).isBetween(0.5, 1.0);
    }

    @Test
    void anHourThatWasNeverSeenIsLessCertain() {
        Baseline nights = Baseline.NONE;
        for (int period = 0; period < 168; period++) {
            if (period % 24 < 12) {
                nights = with(nights, period, 1, 0.1);
            }
        }

        assertThat(Usual.of(nights, (168 + 18) * HOUR_US).error())
                .isGreaterThan(5 * Usual.of(nights, (168 + 6) * HOUR_US).error());
    }

    /** Log odds that swing by an amplitude over the day, highest at six, and scatter. */
    private Baseline baseline(int periods, double amplitude, double scatter) {
        Baseline baseline = Baseline.NONE;
        for (int period = 0; period < periods; period++) {
            baseline = with(baseline, period, amplitude, scatter);
        }
        return baseline;
    }

    private Baseline with(Baseline baseline, int period, double amplitude, double scatter) {
        double odds = amplitude * Math.sin(Math.PI * period / 12) + scatter * random.nextGaussian();
        long own = Math.round(1e6 / (1 + Math.exp(-odds)));
        return baseline.with(period * HOUR_US, own, 1_000_000);
    }
}
