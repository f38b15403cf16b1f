package dev.arbflow.market.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvennessTest {

    @Test
    void equalAmountsArePerfectlyEven() {
        Evenness evenness = Evenness.of(5, 5, 5);

        assertThat(evenness.entropy()).isCloseTo(1, within(1e-12));
        assertThat(evenness.gini()).isZero();
        assertThat(evenness.leastToMost()).isEqualTo(1);
    }

    @Test
    void oneThatHasItAllIsAsUnevenAsCanBe() {
        Evenness evenness = Evenness.of(0, 0, 0, 8);

        assertThat(evenness.entropy()).isZero();
        assertThat(evenness.gini()).isEqualTo(0.75);
        assertThat(evenness.leastToMost()).isZero();
    }

    @Test
    void aKnownDistributionGivesItsKnownIndices() {
        Evenness evenness = Evenness.of(3, 1);

        // 2 - 0.75 log2 3 bits of 1; mean absolute difference 1 over twice the mean of 2
        assertThat(evenness.entropy())
                .isCloseTo(2 - 0.75 * Math.log(3) / Math.log(2), within(1e-12));
        assertThat(evenness.gini()).isCloseTo(0.25, within(1e-12));
        assertThat(evenness.leastToMost()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void nothingAndOneAloneAreNeitherEvenNorUneven() {
        assertThat(Evenness.of().gini()).isNaN();
        assertThat(Evenness.of(7).entropy()).isNaN();
        assertThat(Evenness.of(0, 0).leastToMost()).isNaN();
        assertThat(Evenness.of(1, Double.NaN).entropy()).isNaN();
    }
}
