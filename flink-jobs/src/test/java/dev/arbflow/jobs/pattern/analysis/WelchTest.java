package dev.arbflow.jobs.pattern.analysis;

import static dev.arbflow.jobs.pattern.analysis.PublishedData.samples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class WelchTest {
    private static final Percentage NINE_DIGITS = withinPercentage(1e-7);

    @Test
    void twoGroupsGiveTheSquareOfWelchsTOnStudentsSleepData() {
        FTest test = WelchAnova.test(samples(PublishedData.SLEEP));

        // R: t.test(extra ~ group, sleep): t = -1.8608, df = 17.776, p-value = 0.07939
        assertThat(test.f()).isCloseTo(1.8608134674868526 * 1.8608134674868526, NINE_DIGITS);
        assertThat(test.numeratorDf()).isEqualTo(1);
        assertThat(test.denominatorDf()).isCloseTo(17.776473516178488, NINE_DIGITS);
        assertThat(test.p()).isCloseTo(0.0793941401873583, NINE_DIGITS);
    }

    @Test
    void threeGroupsGiveWhatStatsmodelsAndRGive() {
        FTest test = WelchAnova.test(samples(PublishedData.THREE_GROUPS));

        // statsmodels 0.14 anova_oneway(use_var="unequal"), R oneway.test(y ~ g)
        assertThat(test.f()).isCloseTo(8.023552121039247, NINE_DIGITS);
        assertThat(test.denominatorDf()).isCloseTo(24.272320628139, NINE_DIGITS);
        assertThat(test.p()).isCloseTo(0.0021142362551808207, NINE_DIGITS);
    }

    @Test
    void theIntervalOfTwoGroupsIsThatOfRsTTest() {
        List<Difference> differences = WelchIntervals.of(samples(PublishedData.SLEEP), 0.95);

        // R prints -3.3654832 0.2054832
        assertThat(differences).hasSize(1);
        assertThat(differences.get(0).bps()).isCloseTo(-1.58, within(1e-12));
        assertThat(differences.get(0).lowBps()).isCloseTo(-3.3654832307117104, NINE_DIGITS);
        assertThat(differences.get(0).highBps()).isCloseTo(0.20548323071171137, NINE_DIGITS);
    }

    @Test
    void manyIntervalsAreWiderThanOneAlone() {
        List<Sample> three = samples(PublishedData.THREE_GROUPS);
        Difference alone = WelchIntervals.of(three.subList(0, 2), 0.95).get(0);
        Difference together = WelchIntervals.of(three, 0.95).get(0);

        assertThat(WelchIntervals.of(three, 0.95))
                .extracting(Difference::cluster, Difference::other)
                .containsExactly(tuple(0, 1), tuple(0, 2), tuple(1, 2));
        assertThat(together.bps()).isEqualTo(alone.bps());
        assertThat(together.highBps() - together.lowBps())
                .isGreaterThan(alone.highBps() - alone.lowBps());
        assertThat(WelchIntervals.of(three, 1 - 0.05 / 3).get(0).lowBps())
                .isLessThan(together.lowBps());
    }
}
