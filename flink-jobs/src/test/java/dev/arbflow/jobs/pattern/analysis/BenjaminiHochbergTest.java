package dev.arbflow.jobs.pattern.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    /** R: {@code p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.9), "BH")}. */
    @Test
    void adjustsAsRDoes() {
        assertThat(BenjaminiHochberg.adjusted(new double[] {0.01, 0.04, 0.03, 0.005, 0.9}))
                .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.9}, within(1e-12));
    }

    @Test
    void aSingleTestStaysAsItIs() {
        assertThat(BenjaminiHochberg.adjusted(new double[] {0.03})).containsExactly(0.03);
        assertThat(BenjaminiHochberg.adjusted(new double[0])).isEmpty();
    }
}
