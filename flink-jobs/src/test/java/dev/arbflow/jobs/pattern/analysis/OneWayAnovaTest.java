package dev.arbflow.jobs.pattern.analysis;

import static dev.arbflow.jobs.pattern.analysis.PublishedData.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneWayAnovaTest {
    /** One part in a thousand million. */
    private static final Percentage NINE_DIGITS = withinPercentage(1e-7);

    @Test
    void equalsTheCertifiedValuesOfSiRstv() {
        OneWayAnova anova = OneWayAnova.of(samples(PublishedData.SI_RSTV));

        assertThat(anova.betweenDf()).isEqualTo(4);
        assertThat(anova.withinDf()).isEqualTo(20);
        assertThat(anova.betweenSquares()).isCloseTo(5.11462616000000E-02, NINE_DIGITS);
        assertThat(anova.withinSquares()).isCloseTo(2.16636560000000E-01, NINE_DIGITS);
        assertThat(anova.test().f()).isCloseTo(1.18046237440255E+00, NINE_DIGITS);
        assertThat(anova.etaSquared()).isCloseTo(1.90999039051129E-01, NINE_DIGITS);
        assertThat(Math.sqrt(anova.withinVariance())).isCloseTo(1.04076068334656E-01, NINE_DIGITS);
        // pf(1.18046237440255, 4, 20, lower.tail = FALSE); SciPy 1.18 says the same
        assertThat(anova.test().p()).isCloseTo(0.34944749340219294, NINE_DIGITS);
    }

    @Test
    void equalsTheCertifiedValuesOfAtmWtAg() {
        OneWayAnova anova = OneWayAnova.of(samples(PublishedData.ATM_WT_AG));

        assertThat(anova.test().f()).isCloseTo(1.59467335677930E+01, NINE_DIGITS);
        assertThat(anova.etaSquared()).isCloseTo(2.57426544538321E-01, NINE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource({
        "SmLs01, 1, 21, 2.1e1, 4.82758620689655E-01",
        "SmLs02, 1, 201, 2.01e2, 4.71830985915493E-01",
        "SmLs03, 1, 2001, 2.001e3, 4.70712773465067E-01",
        "SmLs04, 1000000, 21, 2.1e1, 4.82758620689655E-01",
        "SmLs05, 1000000, 201, 2.01e2, 4.71830985915493E-01",
        "SmLs06, 1000000, 2001, 2.001e3, 4.70712773465067E-01"
    })
    void equalsTheCertifiedValuesOfSimonAndLesage(
            String name, String leading, int replicates, double f, double rSquared) {
        OneWayAnova anova = OneWayAnova.of(samples(PublishedData.simonLesage(leading, replicates)));

        assertThat(anova.test().f()).as(name).isCloseTo(f, NINE_DIGITS);
        assertThat(anova.etaSquared()).as(name).isCloseTo(rSquared, NINE_DIGITS);
    }

    @Test
    void effectSizesEqualThoseOfStataAndRForTheSameStatistic() {
        OneWayAnova anova = OneWayAnova.of(samples(PublishedData.THREE_GROUPS));

        // Stata 14: esizei 2 40 7.47403193349075
        assertThat(anova.test().f()).isCloseTo(7.47403193349075, NINE_DIGITS);
        assertThat(anova.etaSquared()).isCloseTo(0.272039864828865, NINE_DIGITS);
        // R effectsize::F_to_omega2: (F - 1) df1 / ((F - 1) df1 + N), N = 43
        assertThat(anova.omegaSquared())
                .isCloseTo(6.47403193349075 * 2 / (6.47403193349075 * 2 + 43), NINE_DIGITS);
    }

    @Test
    void theTestOfVariancesEqualsTheWorkedExampleOfNist() {
        FTest test = OneWayAnova.brownForsythe(samples(PublishedData.GEAR)).test();

        assertThat(test.numeratorDf()).isEqualTo(9);
        assertThat(test.denominatorDf()).isEqualTo(90);
        // the handbook prints 1.705910, SciPy and R's lawstat more digits
        assertThat(test.f()).isCloseTo(1.705917693000894, NINE_DIGITS);
        assertThat(test.p()).isCloseTo(0.09908297555220, NINE_DIGITS);
    }

    @Test
    void theTestOfVariancesEqualsLawstat() {
        FTest test = OneWayAnova.brownForsythe(samples(PublishedData.THREE_GROUPS)).test();

        assertThat(test.f()).isCloseTo(1.0866123063642, NINE_DIGITS);
        assertThat(test.p()).isCloseTo(0.3471072204516, NINE_DIGITS);
    }

    @Test
    void aTinyProbabilityIsNotZero() {
        assertThat(Tails.f(200, 3, 40)).isCloseTo(4.1233824781651446e-24, NINE_DIGITS);
    }
}
