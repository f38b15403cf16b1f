package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.arbitrage.EdgeNorm;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RouteNormTest {
    private long nowUs;

    private RouteNorm learned(int samples, IntToDoubleFunction bps) {
        RouteNorm norm = RouteNorm.orNone(null);
        for (int i = 0; i < samples; i++) {
            nowUs += RouteNorm.EVERY_US;
            norm = norm.and(bps.applyAsDouble(i), nowUs);
        }
        return norm;
    }

    @Test
    void ofLessThanHalfAnHourNothingIsSaid() {
        assertThat(learned(RouteNorm.LEAST - 1, i -> 20).at(nowUs).isKnown()).isFalse();
        assertThat(learned(RouteNorm.LEAST, i -> 20).at(nowUs).isKnown()).isTrue();
    }

    @Test
    void aPremiumThatAlwaysStandsIsStandingAndMoreThanThatIsNot() {
        Random random = new Random(5);
        EdgeNorm norm = learned(RouteNorm.MOST, i -> 20 + 2 * random.nextGaussian()).at(nowUs);

        assertThat(norm.medianBps()).isCloseTo(20, within(0.5));
        assertThat(norm.deviationBps()).isCloseTo(2, within(0.3));
        assertThat(norm.isStanding(24)).isTrue();
        assertThat(norm.isStanding(30)).isFalse();
        assertThat(norm.score(30)).isCloseTo(5, within(0.8));
    }

    /** A route that swings widely is not always worth taking. */
    @Test
    void whatUsuallyEarnsNothingNeverStands() {
        Random random = new Random(5);
        EdgeNorm norm = learned(RouteNorm.MOST, i -> -10 + 20 * random.nextGaussian()).at(nowUs);

        assertThat(norm.score(15)).isLessThan(3);
        assertThat(norm.isStanding(15)).isFalse();
    }

    @Test
    void anEpisodeOfLessThanHalfTheTimeIsNoNormAndALongerOneIs() {
        int most = RouteNorm.MOST;

        assertThat(learned(most, i -> i < most * 0.55 ? -30 : 20).at(nowUs).medianBps())
                .isEqualTo(-30);
        assertThat(learned(most, i -> i < most * 0.45 ? -30 : 20).at(nowUs).isStanding(20))
                .isTrue();
    }

    @Test
    void theOldestMakesRoomAndAPauseForgetsAll() {
        RouteNorm norm = learned(RouteNorm.MOST + 500, i -> i < 500 ? 99 : i);

        assertThat(norm.netBps()).hasSize(RouteNorm.MOST).startsWith(500, 501);
        assertThat(norm.at(nowUs + 3_600_000_001L).isKnown()).isFalse();
        assertThat(norm.and(1, nowUs + 3_600_000_001L).netBps()).containsExactly(1);
    }
}
