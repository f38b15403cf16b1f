package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.behaviour.ClusterAnova.Permutation;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are printed; docs/fairness.md quotes them. Seeds are fixed, so each has one outcome. */
class CyclicShiftsTest {
    private static final int VENUES = 3;
    private static final int RUNS = 1_000;

    /** 5 % and two standard errors of a share of 1,000 runs. */
    private static final double MOST = 0.05 + 2 * Math.sqrt(0.05 * 0.95 / RUNS);

    @ParameterizedTest(name = "{2} steps, labels {0}, outcomes {1}")
    @CsvSource({"0, 0, 56", "0, 0.9, 56", "0.9, 0, 56", "0.9, 0.9, 56", "0.9, 0.9, 225"})
    void noiseDiffersAtMostAtTheStatedLevelHoweverMuchItFollowsItself(
            double labels, double outcomes, int steps) {
        Noise noise = new Noise(20_261_129);
        int byShifts = 0;
        int byWelch = 0;
        for (int run = 0; run < RUNS; run++) {
            LabelledSeries series =
                    new LabelledSeries(
                            noise.labels(VENUES, steps, labels),
                            noise.differences(VENUES, steps, outcomes));
            byShifts += CyclicShifts.test(series).p() <= 0.05 ? 1 : 0;
            byWelch += WelchAnova.test(series.samples(0)).p() <= 0.05 ? 1 : 0;
        }
        System.out.printf(
                Locale.ROOT,
                "noise said to differ: labels AR(%.1f), differences AR(%.1f), %d steps: %.1f %%"
                        + " by shifts, %.1f %% by Welch%n",
                labels,
                outcomes,
                steps,
                100.0 * byShifts / RUNS,
                100.0 * byWelch / RUNS);

        assertThat((double) byShifts / RUNS).isLessThanOrEqualTo(MOST).isGreaterThan(0.02);
        if (labels > 0 && outcomes > 0) {
            assertThat((double) byWelch / RUNS)
                    .as("what a test says that takes windows for independent")
                    .isGreaterThan(0.2);
        }
    }

    @Test
    void aVolatileClusterDoesNotDiffer() {
        Noise noise = new Noise(3);

        double share =
                rejected(
                        () -> {
                            int[][] labels = noise.labels(VENUES, 112, 0.9);
                            double[][] outcomes = noise.differences(VENUES, 112, 0.5);
                            for (int venue = 0; venue < VENUES; venue++) {
                                for (int step = 0; step < 112; step++) {
                                    outcomes[venue][step] *= labels[venue][step] == 2 ? 5 : 1;
                                }
                            }
                            return new LabelledSeries(labels, outcomes);
                        });

        assertThat(share).isLessThanOrEqualTo(MOST);
    }

    @Test
    void threeBasisPointsInOneClusterAreFound() {
        Noise noise = new Noise(5);
        int found = 0;
        for (int run = 0; run < 100; run++) {
            found += CyclicShifts.test(planted(noise, 3)).p() <= 0.05 ? 1 : 0;
        }

        System.out.printf(Locale.ROOT, "3 bp found in %d of 100 periods%n", found);

        assertThat(found).isGreaterThanOrEqualTo(95);
    }

    /** The venues' noise of 3 bp, much of it kept from window to window, and an effect on top. */
    private static LabelledSeries planted(Noise noise, double effectBps) {
        int steps = 225;
        int[][] labels = noise.labels(VENUES, steps, 0.9);
        double[][] outcomes = noise.differences(VENUES, steps, 0.7);
        for (int venue = 0; venue < VENUES; venue++) {
            for (int step = 0; step < steps; step++) {
                outcomes[venue][step] *= 3;
                outcomes[venue][step] += labels[venue][step] == 2 ? effectBps : 0;
            }
        }
        return new LabelledSeries(labels, outcomes);
    }

    @Test
    void whatAVenueAlwaysDoesIsNoEffectOfItsClusters() {
        Noise noise = new Noise(8);

        double share =
                rejected(
                        () -> {
                            int[][] labels = noise.labels(2, 56, 0.5);
                            double[][] outcomes = noise.differences(2, 56, 0.5);
                            for (int step = 0; step < 56; step++) {
                                labels[0][step] = Math.min(1, labels[0][step]);
                                labels[1][step] = Math.max(1, labels[1][step]);
                                outcomes[0][step] += 10;
                                outcomes[1][step] -= 10;
                            }
                            return new LabelledSeries(labels, outcomes);
                        });

        assertThat(share).isLessThanOrEqualTo(MOST);
    }

    @Test
    void theProbabilityIsARankAmongAllShifts() {
        int[][] labels = {new int[40]};
        double[][] outcomes = {new double[40]};
        for (int step = 0; step < 40; step++) {
            labels[0][step] = step < 20 ? 0 : 1;
            outcomes[0][step] = (step < 20 ? 0 : 5) + step % 2;
        }

        Permutation test = CyclicShifts.test(new LabelledSeries(labels, outcomes));

        // half a period further the clusters have changed their names and differ as much
        assertThat(test.p()).isCloseTo(2.0 / 40, within(1e-12));
        assertThat(test.shifts()).isEqualTo(39);
    }

    private static double rejected(Supplier<LabelledSeries> draw) {
        int rejected = 0;
        for (int run = 0; run < RUNS; run++) {
            rejected += CyclicShifts.test(draw.get()).p() <= 0.05 ? 1 : 0;
        }
        return (double) rejected / RUNS;
    }
}
