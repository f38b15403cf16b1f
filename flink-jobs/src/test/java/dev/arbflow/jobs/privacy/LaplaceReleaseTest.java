package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

class LaplaceReleaseTest {
    private static final long MINUTE_US = 60_000_000;
    private static final int RELEASES = 60_000;
    private static final double EPSILON = 1;

    private final LaplaceRelease release =
            new LaplaceRelease(ReleaseSamples.settings(Double.toString(EPSILON), "2"));

    @Test
    void saysTheSameAgainAndNotASecondThingToAverageWith() {
        ClippedSum sum = new ClippedSum(100, 3_000_000);
        LaplaceRelease afterRestart = new LaplaceRelease(ReleaseSamples.settings("1", "2"));

        assertThat(told(afterRestart, sum, 0)).isEqualTo(told(release, sum, 0));
    }

    @Test
    void theDifferenceOfTwoAnswersDoesNotTellTheDifferenceOfTwoSums() {
        long same = 0;
        for (int window = 0; window < 100; window++) {
            ClippedSum without = told(release, new ClippedSum(100, 3_000_000), window);
            ClippedSum with = told(release, new ClippedSum(101, 3_000_000), window);
            same += with.trades() - without.trades() == 1 ? 1 : 0;
        }

        assertThat(same).isBetween(1L, 40L); // the same noise for both would make it 100
    }

    @Test
    void withoutTheKeyNobodyArrivesAtTheNoise() {
        ClippedSum sum = new ClippedSum(100, 3_000_000);
        LaplaceRelease guess =
                new LaplaceRelease(
                        ReleaseSamples.settings("another key of sixteen bytes", "1", "2"));

        assertThat(told(guess, sum, 0)).isNotEqualTo(told(release, sum, 0));
    }

    @Test
    void twoInputsThatDifferByOneTradeStayWithinEToTheEpsilonForTheCount() {
        ClippedSum without = new ClippedSum(100, 3_000_000);
        ClippedSum with = without.plus(ClippedSum.of(0.5, 0.5));

        assertThat(largestRatio(without, with, ClippedSum::trades))
                .isBetween(Math.exp(EPSILON / 2) * 0.9, Math.exp(EPSILON / 2) * 1.1);
    }

    @Test
    void twoInputsThatDifferByOneTradeStayWithinEToTheEpsilonForTheVolume() {
        ClippedSum without = new ClippedSum(100, 3_000_000);
        ClippedSum with = without.plus(ClippedSum.of(1_000, 0.5)); // cut to the clip

        assertThat(largestRatio(without, with, sum -> Math.floorDiv(sum.steps(), 1_000_000)))
                .isBetween(Math.exp(EPSILON / 2) * 0.9, Math.exp(EPSILON / 2) * 1.1);
    }

    @Test
    void theHistogramWouldSeeATradeThatIsNotCut() {
        ClippedSum without = new ClippedSum(100, 3_000_000);
        ClippedSum uncut = without.plus(new ClippedSum(1, 2 * ClippedSum.STEPS));

        assertThat(largestRatio(without, uncut, sum -> Math.floorDiv(sum.steps(), 1_000_000)))
                .isGreaterThan(Math.exp(EPSILON / 2) * 1.3);
    }

    /** Of every outcome that is frequent enough to be estimated to a few percent. */
    private double largestRatio(
            ClippedSum one, ClippedSum other, ToLongFunction<ClippedSum> outcome) {
        Map<Long, Integer> ofOne = histogram(one, outcome);
        Map<Long, Integer> ofOther = histogram(other, outcome);
        return ofOne.keySet().stream()
                .filter(z -> Math.min(ofOne.get(z), ofOther.getOrDefault(z, 0)) > 1_500)
                .mapToDouble(z -> (double) ofOne.get(z) / ofOther.get(z))
                .map(ratio -> Math.max(ratio, 1 / ratio))
                .max()
                .orElseThrow();
    }

    private Map<Long, Integer> histogram(ClippedSum sum, ToLongFunction<ClippedSum> outcome) {
        Map<Long, Integer> seen = new TreeMap<>();
        for (int window = 0; window < RELEASES; window++) {
            seen.merge(outcome.applyAsLong(told(release, sum, window)), 1, Integer::sum);
        }
        return seen;
    }

    private static ClippedSum told(LaplaceRelease release, ClippedSum sum, int window) {
        return release.noised(sum, ReleaseSamples.TAPE, window * MINUTE_US, "0.5");
    }
}
