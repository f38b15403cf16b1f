package dev.arbflow.jobs.pattern.kmeans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.MersenneTwister;
import org.junit.jupiter.api.Test;

/** Against values worked out by hand on a line. */
class GrownFitsTest {

    @Test
    void comparesTheTwoNearestCentres() {
        // 0 and 2 around 1, 10 and 12 around 11: 1 of 11, 1 of 9, 1 of 9, 1 of 11
        assertThat(silhouettes(2, 0, 2, 10, 12))
                .hasSize(1)
                .satisfies(
                        found ->
                                assertThat(found[0])
                                        .isCloseTo(1 - (1 / 11.0 + 1 / 9.0) / 2, within(1e-12)));
    }

    @Test
    void isHighestForTheGroupsThatThereAre() {
        double[] found = silhouettes(5, 0, 1, 2, 50, 51, 52, 100, 101, 102);

        assertThat(found).hasSize(4);
        assertThat(found[1]).isGreaterThan(0.95); // three
        assertThat(found[0]).isLessThan(found[1]);
    }

    @Test
    void endsWithTheDistinctPoints() {
        assertThat(silhouettes(10, 1, 1, 2, 2, 3)).hasSize(2);
        assertThat(silhouettes(10, 7, 7)).isEmpty();
        assertThat(silhouettes(1, 1, 2)).isEmpty();
    }

    private static double[] silhouettes(int most, double... places) {
        double[][] points = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            points[i] = new double[] {places[i]};
        }
        return GrownFits.silhouettes(points, most, new MersenneTwister(1));
    }
}
