package dev.arbflow.jobs.fairness;

import dev.arbflow.market.coverage.CoverageAlarm;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Prints how often coverage sounds in an installation where nothing is wrong, and how soon where
 * half of a venue's trades are lost; run by scripts/measure-coverage.sh.
 */
public final class CoverageMeasurements {
    static final int HOURS_A_WEEK = 168;

    /** Markets, and kinds of counts: trades and books. */
    static final int SERIES = 3 * 2;

    private static final int TRIALS = 100;
    private static final double LEVEL = 0.0001; // the default
    private static final int LONGEST = 48;

    /** Accusations of a tape that are no more quarters apart than this are one alarm. */
    private static final int ONE_ALARM = 24;

    private static final double BURSTINESS = 0.05;
    private static final double RHYTHM = 0.5;
    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private CoverageMeasurements() {}

    /**
     * Measures.
     *
     * @param args how many weeks, and how many by quarters of an hour
     */
    public static void main(String[] args) {
        int weeks = Integer.parseInt(args[0]);
        OUT.println("| weeks | false alarms | a week | weeks without any | most in a week |");
        OUT.println("|--:|--:|--:|--:|--:|");
        int[] alarms = falseAlarms(weeks, LEVEL);
        int all = Arrays.stream(alarms).sum();
        row(
                "| %,d | %,d | %.2f | %.0f %% | %d |",
                weeks,
                all,
                all / (double) weeks,
                100.0 * Arrays.stream(alarms).filter(count -> count == 0).count() / weeks,
                Arrays.stream(alarms).max().orElse(0));
        OUT.println();
        OUT.println("| market | median | 90 of 100 within | within 6 h | within 24 h |");
        OUT.println("|---|--:|--:|--:|--:|");
        delays("independent", 0, 0);
        delays("bursts", BURSTINESS, 0);
        delays("bursts and rhythm", BURSTINESS, RHYTHM);
        OUT.println();
        subPeriods(Integer.parseInt(args[1]));
    }

    /** Of an installation with three markets on three venues, by week. */
    static int[] falseAlarms(int weeks, double level) {
        int[] alarms = new int[weeks];
        IntStream.range(0, SERIES)
                .forEach(
                        seed -> {
                            SimulatedMarket market =
                                    new SimulatedMarket(seed, BURSTINESS, RHYTHM, level);
                            Set<String> told = new HashSet<>();
                            for (int period = 0; period < weeks * HOURS_A_WEEK; period++) {
                                for (CoverageAlarm alarm : market.hear()) {
                                    alarms[period / HOURS_A_WEEK] += told.add(alarm.id()) ? 1 : 0;
                                }
                            }
                        });
        return alarms;
    }

    private static void delays(String name, double burstiness, double rhythm) {
        double[] hours = new double[TRIALS];
        for (int trial = 0; trial < TRIALS; trial++) {
            SimulatedMarket market = new SimulatedMarket(trial, burstiness, rhythm, LEVEL);
            IntStream.range(0, HOURS_A_WEEK).forEach(period -> market.hear());
            int hour = 1;
            while (hour < LONGEST && market.hear(1, 0.5).stream().noneMatch(it -> ofMiddle(it))) {
                hour++;
            }
            hours[trial] = hour;
        }
        tell(name, hours);
    }

    private static boolean ofMiddle(CoverageAlarm alarm) {
        return alarm.tape().equals(CoverageSamples.TAPES.get(1));
    }

    /**
     * With more looks than one an hour.
     *
     * @param weeks without a fault, and as many with one
     */
    private static void subPeriods(int weeks) {
        OUT.println(
                "| bursts last | looked at | level | false alarms a week of three tapes | median |"
                        + " 90 of 100 within |");
        OUT.println("|---|---|--:|--:|--:|--:|");
        for (boolean lasting : new boolean[] {true, false}) {
            for (SubPeriods.Scheme scheme : SubPeriods.Scheme.values()) {
                for (double level : levels(scheme)) {
                    double[] hours = delays(scheme, lasting, level, weeks);
                    row(
                            "| %s | %s | %s | %.3f | %.2f h | %.2f h |",
                            lasting ? "an hour" : "a quarter",
                            scheme.toString().toLowerCase(Locale.ROOT),
                            Double.toString(level),
                            falseAlarms(scheme, lasting, level, weeks),
                            hours[weeks / 2],
                            hours[weeks * 9 / 10]);
                }
            }
        }
    }

    /** Such as give about as many false alarms, by one way or another. */
    private static List<Double> levels(SubPeriods.Scheme scheme) {
        return switch (scheme) {
            case HOURS -> List.of(0.001, 0.005);
            case POOLED -> List.of(0.0005, 0.0001);
            case QUARTERS -> List.of(0.00025);
        };
    }

    private static double falseAlarms(
            SubPeriods.Scheme scheme, boolean lasting, double level, int weeks) {
        SubPeriods market = new SubPeriods(scheme, lasting, level, 1);
        Map<String, Integer> last = new HashMap<>();
        int alarms = 0;
        for (int quarter = 0; quarter < SubPeriods.QUARTERS * HOURS_A_WEEK * weeks; quarter++) {
            for (String tape : market.hear(-1, 1)) {
                Integer before = last.put(tape, quarter);
                alarms += before == null || quarter - before > ONE_ALARM ? 1 : 0;
            }
        }
        return alarms / (double) weeks;
    }

    /** Sorted, in hours. */
    private static double[] delays(
            SubPeriods.Scheme scheme, boolean lasting, double level, int trials) {
        double[] hours = new double[trials];
        for (int trial = 0; trial < trials; trial++) {
            SubPeriods market = new SubPeriods(scheme, lasting, level, 1_000 + trial);
            int before = SubPeriods.QUARTERS * HOURS_A_WEEK + trial % SubPeriods.QUARTERS;
            IntStream.range(0, before).forEach(quarter -> market.hear(-1, 1));
            String tape = CoverageSamples.TAPES.get(1).code();
            int quarter = 1;
            while (quarter < LONGEST * SubPeriods.QUARTERS
                    && market.hear(1, 0.5).stream().noneMatch(tape::equals)) {
                quarter++;
            }
            hours[trial] = quarter / (double) SubPeriods.QUARTERS;
        }
        Arrays.sort(hours);
        return hours;
    }

    private static void tell(String name, double[] hours) {
        Arrays.sort(hours);
        row(
                "| %s | %.0f h | %.0f h | %.0f %% | %.0f %% |",
                name,
                hours[TRIALS / 2],
                hours[TRIALS * 9 / 10],
                100.0 * Arrays.stream(hours).filter(it -> it <= 6).count() / TRIALS,
                100.0 * Arrays.stream(hours).filter(it -> it <= 24).count() / TRIALS);
    }

    private static void row(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
