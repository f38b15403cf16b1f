package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class LeadLagTest {
    private static final int RETURNS = 63;
    private static final int MOST = 15;

    @Property(tries = 200)
    void findsByHowMuchASeriesWasDelayed(
            @ForAll long seed, @ForAll @IntRange(min = -10, max = 10) int delay) {
        double[] others = noise(new Random(seed), RETURNS);
        double[] own = delayed(others, delay, new Random(~seed));

        assertThat(LeadLag.lagSteps(own, others, MOST)).isEqualTo(delay);
    }

    @Property(tries = 200)
    void correlatesAsTheTextbookDoes(
            @ForAll long seed, @ForAll @IntRange(min = -10, max = 10) int lag) {
        Random random = new Random(seed);
        double[] own = noise(random, RETURNS);
        double[] others = noise(random, RETURNS);

        assertThat(LeadLag.correlation(own, others, lag))
                .isCloseTo(
                        new PearsonsCorrelation()
                                .correlation(
                                        Arrays.copyOfRange(
                                                own,
                                                Math.max(0, lag),
                                                Math.min(RETURNS, RETURNS + lag)),
                                        Arrays.copyOfRange(
                                                others,
                                                Math.max(0, -lag),
                                                Math.min(RETURNS, RETURNS - lag))),
                        FeatureTestBase.within(1e-9));
    }

    @Test
    void seldomFindsALagBetweenUnrelatedSeries() {
        Random random = new Random(7);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            if (LeadLag.lagSteps(noise(random, RETURNS), noise(random, RETURNS), MOST) != 0) {
                found++;
            }
        }
        assertThat(found).isLessThan(50);
    }

    @Test
    void doesNotFollowWhatMovesTheOtherWay() {
        double[] others = noise(new Random(1), RETURNS);

        assertThat(LeadLag.lagSteps(Arrays.stream(others).map(r -> -r).toArray(), others, 0))
                .isZero();
    }

    @Test
    void saysNothingOfASeriesThatNeverMoves() {
        double[] moving = noise(new Random(1), RETURNS);

        assertThat(LeadLag.lagSteps(new double[RETURNS], moving, MOST)).isNaN();
        assertThat(LeadLag.lagSteps(moving, new double[RETURNS], MOST)).isNaN();
    }

    @Test
    void saysNothingOfTooFewKnownReturns() {
        double[] moving = noise(new Random(1), RETURNS);
        double[] hardlyKnown = moving.clone();
        Arrays.fill(hardlyKnown, 7, RETURNS, Double.NaN);

        assertThat(LeadLag.lagSteps(hardlyKnown, moving, MOST)).isNaN();
    }

    private static double[] noise(Random random, int length) {
        return random.doubles(length, -1, 1).toArray();
    }

    private static double[] delayed(double[] series, int delay, Random filler) {
        double[] result = new double[series.length];
        for (int i = 0; i < result.length; i++) {
            int from = i - delay;
            result[i] = from >= 0 && from < series.length ? series[from] : filler.nextDouble(-1, 1);
        }
        return result;
    }
}
