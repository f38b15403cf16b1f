package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;

/** Keys are fixed, so these tests of chance have one outcome. */
class DiscreteLaplaceTest {
    private static final int DRAWS = 20_000;

    @Test
    void volumeNoisePassesAKolmogorovSmirnovTestAtTheStatedScale() {
        DiscreteLaplace noise = new DiscreteLaplace(250_000, 2 * ClippedSum.STEPS);
        double[] draws = Arrays.stream(draw(noise)).mapToDouble(z -> z).toArray();

        // 2 x 10^6 steps over 0.25: eight clips
        assertThat(noise.scale()).isEqualTo(8e6);
        assertThat(p(8e6, draws)).isGreaterThan(0.01);
    }

    @Test
    void theTestWouldSeeAScaleThatIsOffByATwentieth() {
        double[] draws =
                Arrays.stream(draw(new DiscreteLaplace(250_000, 2 * ClippedSum.STEPS)))
                        .mapToDouble(z -> z)
                        .toArray();

        assertThat(p(8e6 * 1.05, draws)).isLessThan(0.01);
        assertThat(p(8e6 / 1.05, draws)).isLessThan(0.01);
    }

    @Test
    void countNoiseHasExactlyTheProbabilitiesOfTheTwoSidedGeometricDistribution() {
        DiscreteLaplace noise = new DiscreteLaplace(500_000, 1);
        double q = Math.exp(-0.5);
        long[] seen = new long[21];
        double[] expected = new double[21];
        for (long z : draw(noise)) {
            seen[(int) Math.max(-10, Math.min(10, z)) + 10]++;
        }
        for (int z = -10; z <= 10; z++) {
            double tail = Math.abs(z) == 10 ? 1 / (1 - q) : 1;
            expected[z + 10] = DRAWS * (1 - q) / (1 + q) * Math.pow(q, Math.abs(z)) * tail;
        }

        assertThat(Arrays.stream(expected).sum()).isCloseTo(DRAWS, within(1e-6));
        assertThat(new ChiSquareTest().chiSquareTest(expected, seen)).isGreaterThan(0.01);
    }

    @Test
    void largeEpsilonLeavesMostCountsAlone() {
        long untouched =
                Arrays.stream(draw(new DiscreteLaplace(10_000_000, 1))).filter(z -> z == 0).count();

        assertThat(untouched).isGreaterThan(DRAWS * 999L / 1_000);
    }

    private static double p(double scale, double[] draws) {
        return new KolmogorovSmirnovTest()
                .kolmogorovSmirnovTest(new LaplaceDistribution(null, 0, scale), draws);
    }

    private static long[] draw(DiscreteLaplace noise) {
        KeyedRandom random =
                new KeyedRandom(
                        HmacSha256.derived(HmacSha256.bytes("key"), "test", 0), "fixed for ever");
        long[] draws = new long[DRAWS];
        Arrays.setAll(draws, i -> noise.draw(random));
        return draws;
    }
}
