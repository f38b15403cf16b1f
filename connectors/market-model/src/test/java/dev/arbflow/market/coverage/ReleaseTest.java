package dev.arbflow.market.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Tape;
import org.junit.jupiter.api.Test;

class ReleaseTest {
    private static final double EPSILON = 0.25;

    private final Release release =
            new Release(Tape.parse("KRAKEN|KRAKEN|BTC/USD"), 0, 1, 5, 2, 0.5, EPSILON, 1, 6);

    /** Two-sided geometric: further away than t lies 2 p^(t + 1) / (1 + p), with p = e^-ε/2. */
    @Test
    void fiveInAHundredReleasesAreFurtherOffThanTheErrorOfTheirCount() {
        double p = Math.exp(-EPSILON / 2);
        int error = Math.toIntExact(release.tradesError());

        assertThat(2 * Math.pow(p, error + 1) / (1 + p)).isLessThan(0.05);
        assertThat(2 * Math.pow(p, error) / (1 + p)).isGreaterThan(0.05);
    }

    @Test
    void theErrorOfAVolumeIsInUnitsOfWhatCounts() {
        double scale = 0.5 * 2 / EPSILON;

        assertThat(Math.exp(-release.volumeError() / scale)).isCloseTo(0.05, within(1e-9));
    }
}
