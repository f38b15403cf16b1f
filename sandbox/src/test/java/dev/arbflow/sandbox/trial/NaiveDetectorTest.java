package dev.arbflow.sandbox.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NaiveDetectorTest {

    /** It overlooks nothing, for it believes everything. */
    @Test
    void findsWhatIsWorthTakingAndMuchElse() {
        Trial trial = Trial.of(5, Duration.ofMinutes(3));
        NaiveScore score = trial.judgeNaive();

        assertThat(score.recall().trials()).isGreaterThan(10);
        assertThat(score.recall().value()).isGreaterThan(0.95);
        assertThat(score.precision().value()).isLessThan(0.3);
        NaiveScore twice = score.plus(score);
        assertThat(twice.recall().trials()).isEqualTo(2 * score.recall().trials());
        assertThat(twice.byClass().keySet()).isEqualTo(score.byClass().keySet());
    }
}
