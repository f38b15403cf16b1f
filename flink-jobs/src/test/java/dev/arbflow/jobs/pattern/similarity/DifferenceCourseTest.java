package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.behaviour.PastDifferences;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of a second, asked for eight ahead. */
class DifferenceCourseTest {
    private static final long SECOND = 1_000_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 0.9})
    void findsTheHalfLifeThatDifferencesWereMadeWith(double kept) {
        PastDifferences past = of(20_000, autoregression(kept, 3));

        assertThat(past.halfLifeUs())
                .isCloseTo(
                        SECOND * Math.log(0.5) / Math.log(kept), within(0.1 * SECOND / (1 - kept)));
        assertThat(past.fading()).isCloseTo(1 - Math.pow(kept, 8), within(0.05));
        assertThat(past.deviationBps()).isCloseTo(1 / Math.sqrt(1 - kept * kept), within(0.2));
    }

    @Test
    void aDifferenceThatAlwaysWasThereDoesNotFade() {
        Random random = new Random(5);

        assertThat(of(64, i -> 100 + random.nextGaussian()).fading()).isCloseTo(0, within(0.01));
    }

    @Test
    void whatRunsAwayOrNeverChangesHasNoHalfLifeAndDoesNotFade() {
        for (IntToDoubleFunction course :
                new IntToDoubleFunction[] {i -> Math.pow(1.1, i), i -> 42}) {
            PastDifferences past = of(64, course);
            assertThat(past.halfLifeUs()).isNaN();
            assertThat(past.fading()).isZero();
        }
    }

    @Test
    void whatAlternatesIsGoneAtOnce() {
        PastDifferences past = of(64, i -> i % 2 == 0 ? 1 : -1);

        assertThat(past.halfLifeUs()).isZero();
        assertThat(past.fading()).isCloseTo(1, within(1e-9));
    }

    @Test
    void tooFewStepsSayNothing() {
        assertThat(of(0, i -> i)).isEqualTo(PastDifferences.UNKNOWN);
        assertThat(of(1, i -> i)).isEqualTo(PastDifferences.UNKNOWN);
        assertThat(of(DifferenceCourse.FEWEST, i -> i % 3)).isEqualTo(PastDifferences.UNKNOWN);
        assertThat(of(DifferenceCourse.FEWEST + 1, i -> i % 3))
                .isNotEqualTo(PastDifferences.UNKNOWN);
    }

    @Test
    void gapsAreNoSteps() {
        TreeMap<Long, Double> byEnd = new TreeMap<>();
        for (int i = 0; i < 60; i++) {
            byEnd.put((i / 2 * 10L + i % 2) * SECOND, i % 2 == 0 ? 1.0 * i : 0.5 * i - 0.5);
        }

        assertThat(DifferenceCourse.of(byEnd, 100, SECOND).halfLifeUs())
                .isCloseTo(SECOND, within(1.0));
    }

    private static IntToDoubleFunction autoregression(double kept, long seed) {
        Random random = new Random(seed);
        double[] last = {0};
        return i -> last[0] = kept * last[0] + random.nextGaussian();
    }

    private static PastDifferences of(int moments, IntToDoubleFunction course) {
        TreeMap<Long, Double> byEnd = new TreeMap<>();
        for (int i = 0; i < moments; i++) {
            byEnd.put(i * SECOND, course.applyAsDouble(i));
        }
        return DifferenceCourse.of(byEnd, 100, 8 * SECOND);
    }
}
