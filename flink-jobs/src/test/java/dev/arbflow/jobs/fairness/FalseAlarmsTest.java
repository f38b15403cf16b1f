package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the test of shares sounds where nothing is wrong, and where something is. The figures
 * are printed; docs/fairness.md quotes them. Seeds are fixed, so each has one outcome.
 */
class FalseAlarmsTest {
    private static final int PERIODS = 8_000;
    private static final int VENUES = CoverageSamples.TAPES.size();

    @ParameterizedTest
    @CsvSource({"0, 0.05", "0, 0.01", "0, 0.001", "0.05, 0.05", "0.05, 0.01", "0.05, 0.001"})
    void aBalancedMarketIsAccusedNoMoreOftenThanStated(double burstiness, double level) {
        Map<String, Baseline> baselines = new HashMap<>();
        CoverageSamples samples = new CoverageSamples(20_261_123);
        GroupJudge judge = new GroupJudge(0.95, level);
        int alarms = 0;
        for (int period = 0; period < PERIODS; period++) {
            GroupJudge.Judgement judgement =
                    judge.judge(
                            samples.period(period, burstiness, -1, 1),
                            Kind.TRADES,
                            CoverageCount::trades,
                            baselines);
            baselines.clear();
            baselines.putAll(judgement.baselines());
            alarms += judgement.alarms().size();
        }
        double tests = PERIODS * (double) VENUES;
        System.out.printf(
                Locale.ROOT,
                "false alarms: burstiness %.2f, level %.3f: %d of %.0f tests = %.5f%n",
                burstiness,
                level,
                alarms,
                tests,
                alarms / tests);

        assertThat(alarms / tests).isLessThanOrEqualTo(level + 4 * Math.sqrt(level / tests));
        if (level >= 0.01) {
            assertThat(alarms).as("a test that never sounds tests nothing").isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0.9, 0.01", "0, 0.8, 0.3", "0, 0.5, 0.99", "0.05, 0.5, 0.03", "0.05, 0.2, 0.5"})
    void aThinnedVenueIsFoundTheSurerTheMoreIsMissing(
            double burstiness, double kept, double atLeast) {
        int trials = 400;
        int found = 0;
        for (int trial = 0; trial < trials; trial++) {
            CoverageSamples samples = new CoverageSamples(trial);
            GroupJudge judge = new GroupJudge(0.95, 0.001);
            Map<String, Baseline> baselines = new HashMap<>();
            for (int period = 0; period < Baseline.MOST; period++) {
                baselines.putAll(
                        judge.judge(
                                        samples.period(period, burstiness, -1, 1),
                                        Kind.TRADES,
                                        CoverageCount::trades,
                                        Map.copyOf(baselines))
                                .baselines());
            }
            List<CoverageCount> thinned = samples.period(Baseline.MOST, burstiness, 1, kept);
            if (judge
                    .judge(thinned, Kind.TRADES, CoverageCount::trades, baselines)
                    .alarms()
                    .stream()
                    .anyMatch(alarm -> alarm.tape().equals(CoverageSamples.TAPES.get(1)))) {
                found++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "found in the first period: burstiness %.2f, %2.0f %% of the trades lost: %d of"
                        + " %d%n",
                burstiness,
                (1 - kept) * 100,
                found,
                trials);

        assertThat((double) found / trials).isGreaterThanOrEqualTo(atLeast);
    }

    @Test
    void aFaultThatLastsDoesNotBecomeTheNormal() {
        Map<String, Baseline> baselines = new HashMap<>();
        CoverageSamples samples = new CoverageSamples(1);
        GroupJudge judge = new GroupJudge(0.95, 0.001);
        int alarms = 0;
        for (int period = 0; period < 2 * Baseline.MOST; period++) {
            int thinned = period < Baseline.MOST ? -1 : 1;
            GroupJudge.Judgement judgement =
                    judge.judge(
                            samples.period(period, 0, thinned, 0.5),
                            Kind.TRADES,
                            CoverageCount::trades,
                            baselines);
            baselines.clear();
            baselines.putAll(judgement.baselines());
            alarms += judgement.alarms().size();
        }

        // until fewer than six periods of the baseline are young enough
        assertThat(alarms).isBetween(Baseline.MOST - 7, Baseline.MOST);
    }
}
