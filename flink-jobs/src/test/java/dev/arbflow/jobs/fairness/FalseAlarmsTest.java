package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageAlarm;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How often coverage sounds where nothing is wrong, and how soon where something is. The figures
 * are printed; docs/fairness.md quotes them. Seeds are fixed, so each has one outcome. {@code
 * -Darbflow.weeks=1000} simulates as many weeks of hours.
 */
class FalseAlarmsTest {
    private static final int HOURS_A_WEEK = 168;
    private static final int WEEKS = Integer.getInteger("arbflow.weeks", 30);
    private static final int VENUES = CoverageSamples.TAPES.size();

    @ParameterizedTest(name = "bursts {0}, rhythm {1}, level {2}")
    @CsvSource({"0, 0, 0.001", "0.05, 0, 0.001", "0.05, 0.5, 0.001", "0.05, 0.5, 0.0001"})
    void aBalancedMarketIsAccusedNoMoreOftenThanStated(
            double burstiness, double rhythm, double level) {
        SimulatedMarket market = new SimulatedMarket(20_261_123, burstiness, rhythm, level);
        Set<String> alarms = new HashSet<>();
        int periods = WEEKS * HOURS_A_WEEK;
        for (int period = 0; period < periods; period++) {
            market.hear().forEach(alarm -> alarms.add(alarm.id()));
        }
        double tests = periods * (double) VENUES;
        System.out.printf(
                Locale.ROOT,
                "false alarms: bursts %.2f, rhythm %.1f, level %.4f: %d in %d weeks of %d tapes ="
                        + " %.5f a test%n",
                burstiness,
                rhythm,
                level,
                alarms.size(),
                WEEKS,
                VENUES,
                alarms.size() / tests);

        assertThat(alarms.size() / tests).isLessThanOrEqualTo(level + 4 * Math.sqrt(level / tests));
        if (level >= 0.001) {
            assertThat(alarms).as("a test that never sounds tests nothing").isNotEmpty();
        }
    }

    @ParameterizedTest(name = "bursts {0}, rhythm {1}, kept {2}")
    @CsvSource({
        "0, 0, 0.9, 0.2, 0.9",
        "0, 0, 0.5, 0.99, 0.99",
        "0.05, 0, 0.5, 0.85, 0.99",
        "0.05, 0.5, 0.5, 0.75, 0.99",
        "0.05, 0.5, 0.2, 0.99, 0.99"
    })
    void aLastingLossIsFoundWithinHours(
            double burstiness,
            double rhythm,
            double kept,
            double atLeastWithin6,
            double atLeastWithin24) {
        int trials = 100;
        int[] foundWithin = new int[25];
        for (int trial = 0; trial < trials; trial++) {
            SimulatedMarket market = new SimulatedMarket(trial, burstiness, rhythm, 0.0001);
            for (int period = 0; period < HOURS_A_WEEK; period++) {
                market.hear();
            }
            boolean found = false;
            for (int hour = 1; hour <= 24; hour++) {
                found |=
                        market.hear(1, kept).stream()
                                .anyMatch(
                                        alarm -> alarm.tape().equals(CoverageSamples.TAPES.get(1)));
                foundWithin[hour] += found ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "a loss of %2.0f %%, bursts %.2f, rhythm %.1f: found within 1, 3, 6, 24 hours in"
                        + " %d, %d, %d, %d of %d%n",
                (1 - kept) * 100,
                burstiness,
                rhythm,
                foundWithin[1],
                foundWithin[3],
                foundWithin[6],
                foundWithin[24],
                trials);

        assertThat((double) foundWithin[6] / trials).isGreaterThanOrEqualTo(atLeastWithin6);
        assertThat((double) foundWithin[24] / trials).isGreaterThanOrEqualTo(atLeastWithin24);
    }

    @Test
    void anInstallationIsDisturbedNoMoreOftenThanStated() {
        int[] alarms = CoverageMeasurements.falseAlarms(4, 0.001);

        int tests = 4 * HOURS_A_WEEK * CoverageMeasurements.SERIES * VENUES;
        double stated = 0.001 * tests;
        assertThat((double) Arrays.stream(alarms).sum())
                .isBetween(stated / 4, stated + 4 * Math.sqrt(stated));
    }

    @ParameterizedTest(name = "venue {0} loses trades")
    @ValueSource(ints = {0, 1, 2})
    void aVenueThatLosesATradeEachHourBlindsNobody(int flaky) {
        SimulatedMarket market = new SimulatedMarket(7, 0.05, 0.5, 0.001);
        market.loseSomeTradesOf(flaky);
        Set<String> alarms = new HashSet<>();
        int periods = 8 * HOURS_A_WEEK;
        for (int period = 0; period < periods; period++) {
            market.hear().forEach(alarm -> alarms.add(alarm.id()));
        }
        double stated = 0.001 * periods * VENUES;

        assertThat((double) alarms.size()).isLessThanOrEqualTo(stated + 4 * Math.sqrt(stated));
        for (int venue = 0; venue < VENUES; venue++) {
            assertThat(market.watch(venue).usual().periods())
                    .isGreaterThanOrEqualTo(
                            venue == flaky ? Baseline.MOST / 2 - 24 : Baseline.MOST - 24);
        }
        Set<Tape> found = new HashSet<>();
        for (int hour = 0; hour < 24; hour++) {
            market.hear(1, 0.5).forEach(alarm -> found.add(alarm.tape()));
        }
        assertThat(found).contains(CoverageSamples.TAPES.get(1));
    }

    @Test
    void aFaultThatLastsDoesNotBecomeTheNormal() {
        SimulatedMarket market = new SimulatedMarket(1, 0, 0, 0.001);
        for (int period = 0; period < HOURS_A_WEEK; period++) {
            market.hear();
        }
        Set<String> alarms = new HashSet<>();
        int sounding = 0;
        for (int period = 0; period < 2 * Baseline.MOST; period++) {
            List<CoverageAlarm> now = market.hear(1, 0.5);
            now.stream()
                    .filter(alarm -> alarm.tape().equals(CoverageSamples.TAPES.get(1)))
                    .forEach(alarm -> alarms.add(alarm.id()));
            sounding += now.isEmpty() ? 0 : 1;
        }

        assertThat(alarms).as("one fault, one alarm").hasSize(1);
        // until fewer than six periods of the baseline are young enough
        assertThat(sounding).isBetween(Baseline.MOST - 8, Baseline.MOST);
    }

    @Test
    void anAlarmEndsSoonAfterTheFault() {
        SimulatedMarket market = new SimulatedMarket(2, 0, 0, 0.001);
        for (int period = 0; period < HOURS_A_WEEK; period++) {
            market.hear();
        }
        for (int period = 0; period < 48; period++) {
            assertThat(market.hear(1, 0.5)).isNotEmpty();
        }
        int sounding = 0;
        for (int period = 0; period < 24; period++) {
            sounding += market.hear().isEmpty() ? 0 : 1;
        }

        assertThat(sounding).isLessThanOrEqualTo(5);
        assertThat(market.watch(1).usual().periods())
                .as("what came after the fault is learned again")
                .isGreaterThan(Baseline.MOST - 48 - 10);
    }
}
