package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.arbitrage.SurvivalCurve.Lifetime;
import dev.arbflow.market.arbitrage.SurvivalCurve.Median;
import dev.arbflow.market.arbitrage.SurvivalCurve.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SurvivalCurveTest {
    /** Mean life of synthetic edges, microseconds. */
    private static final double MEAN_US = 250_000;

    /**
     * Weeks of remission under 6-mercaptopurine, 21 patients, nine relapses: the sample of
     * Freireich et al. (1963) with which textbooks teach the method. By hand, with n at risk and d
     * ended:
     *
     * <pre>
     *  t   n  d  S                     sum of d / n(n-d)      S * sqrt(sum)
     *  6  21  3  18/21       = 0.8571  3/378      = 0.007937  0.0764
     *  7  17  1  * 16/17     = 0.8067  + 1/272    = 0.011613  0.0869
     * 10  15  1  * 14/15     = 0.7529  + 1/210    = 0.016375  0.0963
     * 13  12  1  * 11/12     = 0.6902  + 1/132    = 0.023951  0.1068
     * 16  11  1  * 10/11     = 0.6275  + 1/110    = 0.033042  0.1141
     * 22   7  1  * 6/7       = 0.5378  + 1/42     = 0.056851  0.1282
     * 23   6  1  * 5/6       = 0.4482  + 1/30     = 0.090185  0.1346
     * </pre>
     *
     * The median is 23, the first with S at most 1/2. Its interval begins where the lower bound
     * comes down to 1/2: with u = S ^ exp(1.96 * error / (S * |log S|)) that is 0.503 at 10 and
     * 0.432 at 13. The upper bound never does: 0.671 at 23.
     */
    private static final List<Lifetime> REMISSIONS =
            Stream.concat(
                            lived(6, 6, 6, 7, 10, 13, 16, 22, 23),
                            lost(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
                    .toList();

    private static Stream<Lifetime> lived(long... us) {
        return LongStream.of(us).mapToObj(each -> new Lifetime(each, true));
    }

    private static Stream<Lifetime> lost(long... us) {
        return LongStream.of(us).mapToObj(each -> new Lifetime(each, false));
    }

    private static SurvivalCurve of(Stream<Lifetime> lifetimes) {
        return SurvivalCurve.of(lifetimes.toList());
    }

    @Test
    void equalsTheTextbooksTable() {
        SurvivalCurve curve = SurvivalCurve.of(REMISSIONS);

        assertThat(curve.steps())
                .extracting(Step::us)
                .containsExactly(6L, 7L, 10L, 13L, 16L, 22L, 23L);
        assertThat(curve.steps())
                .extracting(Step::atRisk)
                .containsExactly(21, 17, 15, 12, 11, 7, 6);
        assertThat(curve.steps()).extracting(Step::ended).containsExactly(3, 1, 1, 1, 1, 1, 1);
        assertThat(rounded(curve.steps().stream().map(Step::surviving)))
                .containsExactly(
                        "0.8571", "0.8067", "0.7529", "0.6902", "0.6275", "0.5378", "0.4482");
        assertThat(rounded(curve.steps().stream().map(Step::standardError)))
                .containsExactly(
                        "0.0764", "0.0869", "0.0963", "0.1068", "0.1141", "0.1282", "0.1346");
        assertThat(curve.count()).isEqualTo(21);
        assertThat(curve.censored()).isEqualTo(12);
        assertThat(curve.median()).isEqualTo(new Median(23L, 13L, null));
    }

    /**
     * The 21 patients of the same study without the drug, none of them lost: 8 still had a
     * remission after 8 weeks (S = 8/21 = 0.381), 6 after 11. The interval goes from 4 (lower bound
     * 0.425; at 3 it is 0.520) to 11 (upper bound 0.482; at 8 it is 0.578).
     */
    @Test
    void withoutAnyLossIsTheShareThatStillStands() {
        SurvivalCurve curve =
                of(lived(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23));

        assertThat(curve.surviving(7)).isCloseTo(12 / 21.0, within(1e-12));
        assertThat(curve.surviving(8)).isCloseTo(8 / 21.0, within(1e-12));
        assertThat(curve.surviving(23)).isZero();
        assertThat(curve.median()).isEqualTo(new Median(8L, 4L, 11L));
    }

    private static List<String> rounded(Stream<Double> shares) {
        return shares.map(share -> String.format(Locale.ROOT, "%.4f", share)).toList();
    }

    @Test
    void theOrderOfLifetimesDoesNotMatter() {
        List<Lifetime> shuffled = new ArrayList<>(REMISSIONS);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(SurvivalCurve.of(shuffled).steps())
                .isEqualTo(SurvivalCurve.of(REMISSIONS).steps());
    }

    @Test
    void aMedianIsNotReachedWhileMoreThanHalfStand() {
        assertThat(of(Stream.concat(lived(5), lost(9, 9, 9))).median().us()).isNull();
        assertThat(of(lost(1, 2, 3)).median()).isEqualTo(new Median(null, null, null));
        assertThat(of(lost(1, 2, 3)).surviving(9)).isEqualTo(1);
    }

    @Test
    void exactlyHalfIsHalf() {
        // 9/10 * 8/9 * 7/8 * 6/7 * 5/6 in binary numbers need not be what it is on paper
        assertThat(of(lived(1, 2, 3, 4, 5, 6)).median().us()).isEqualTo(3);
        assertThat(of(lived(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).median().us()).isEqualTo(5);
    }

    @Test
    void ofNothingAndOfOneIsSaidWhatIsKnown() {
        assertThat(of(Stream.of()).median()).isEqualTo(new Median(null, null, null));
        assertThat(of(Stream.of()).count()).isZero();
        assertThat(of(lived(7)).median()).isEqualTo(new Median(7L, null, null));
        assertThat(of(lived(0)).surviving(0)).isZero();
    }

    /** Who is lost at the moment of an end was still there. */
    @Test
    void aLossAtTheSameMomentComesAfterTheEnd() {
        assertThat(of(Stream.concat(lost(5), lived(5, 9))).steps().get(0).atRisk()).isEqualTo(3);
    }

    /** Exponential decay in which every third edge is lost from sight first. */
    @Test
    void equalsTheAnalyticCurveOfExponentialDecay() {
        for (int seed = 1; seed <= 20; seed++) {
            SurvivalCurve curve = SurvivalCurve.of(decay(new Random(seed), 4_000));

            assertThat(curve.censored()).isBetween(1_200, 1_467);
            for (long us = 0; us <= 2 * MEAN_US; us += 5_000) {
                assertThat(curve.surviving(us))
                        .as("seed %s at %s", seed, us)
                        .isCloseTo(Math.exp(-us / MEAN_US), within(0.03));
            }
        }
    }

    /** To leave out what was lost, or to take it for gone, is wrong by far more than that. */
    @Test
    void withoutRegardToLossesEdgesWouldLookShorter() {
        List<Lifetime> all = decay(new Random(1), 4_000);
        double truth = Math.log(2) * MEAN_US;
        List<Lifetime> ended = all.stream().filter(Lifetime::ended).toList();
        List<Lifetime> taken = all.stream().map(each -> new Lifetime(each.us(), true)).toList();

        assertThat((double) SurvivalCurve.of(all).median().us())
                .isCloseTo(truth, within(0.06 * truth));
        assertThat((double) SurvivalCurve.of(ended).median().us()).isLessThan(0.75 * truth);
        assertThat((double) SurvivalCurve.of(taken).median().us()).isLessThan(0.75 * truth);
    }

    /** Of 95 % the interval of a median promises; 400 samples may miss that by three errors. */
    @Test
    void theIntervalHoldsTheTrueMedianAsOftenAsItSays() {
        double truth = Math.log(2) * MEAN_US;
        Random random = new Random(20_261_130);
        int holds = 0;
        for (int sample = 0; sample < 400; sample++) {
            Median median = SurvivalCurve.of(decay(random, 60)).median();
            boolean above = median.lowUs() == null || median.lowUs() <= truth;
            holds += above && (median.highUs() == null || median.highUs() >= truth) ? 1 : 0;
        }

        assertThat(holds / 400.0).isBetween(0.917, 0.983);
    }

    private static List<Lifetime> decay(Random random, int count) {
        List<Lifetime> lifetimes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long livesUs = exponential(random, MEAN_US);
            long seenUs = exponential(random, 2 * MEAN_US);
            lifetimes.add(new Lifetime(Math.min(livesUs, seenUs), livesUs <= seenUs));
        }
        return lifetimes;
    }

    private static long exponential(Random random, double meanUs) {
        return Math.round(-meanUs * Math.log(1 - random.nextDouble()));
    }
}
