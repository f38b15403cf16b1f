package dev.arbflow.jobs.fairness;

import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A market by quarters of an hour, looked at in different ways: is a loss found earlier where a
 * period has sub-periods?
 */
final class SubPeriods {
    static final int QUARTERS = 4;
    private static final long QUARTER_US = CoverageSamples.PERIOD_US / QUARTERS;
    private static final double BURSTINESS = 0.05;
    private static final double RHYTHM = 0.5;
    private static final double[] TRADES_A_QUARTER = {75, 150, 375};

    private final RandomGenerator random;
    private final boolean lasting;
    private final List<Look> looks = new ArrayList<>();
    private final double[] burst = {1, 1, 1};
    private int quarter;

    /** How counts are looked at. */
    enum Scheme {
        /** An hour at each full hour, as the product does. */
        HOURS,
        /** The four quarters before, pooled to an hour, at each quarter. */
        POOLED,
        /** Each quarter for itself. */
        QUARTERS
    }

    /** One judge, which sees so many quarters as one period. */
    private static final class Look {
        private final GroupJudge judge;
        private final int pooled;
        private final int phase;
        private final long[] counts = new long[TRADES_A_QUARTER.length];
        private Map<String, Watch> watches = new HashMap<>();

        Look(double level, int pooled, int phase) {
            judge = new GroupJudge(0.95, level);
            this.pooled = pooled;
            this.phase = phase;
        }

        /** The tapes that are accused at the end of a quarter. */
        List<String> after(int quarter, long[] heard) {
            for (int venue = 0; venue < counts.length; venue++) {
                counts[venue] += heard[venue];
            }
            if ((quarter + 1 - phase) % pooled != 0) {
                return List.of();
            }
            long endUs = (quarter + 1) * QUARTER_US;
            long lengthUs = pooled * QUARTER_US;
            List<CoverageCount> group =
                    IntStream.range(0, counts.length)
                            .mapToObj(
                                    venue ->
                                            new CoverageCount(
                                                    CoverageSamples.TAPES.get(venue),
                                                    endUs - lengthUs,
                                                    endUs,
                                                    lengthUs,
                                                    0,
                                                    0,
                                                    counts[venue],
                                                    0))
                            .toList();
            GroupJudge.Judgement judged =
                    judge.judge(group, Kind.TRADES, CoverageCount::trades, watches);
            watches = judged.watches();
            Arrays.fill(counts, 0);
            return judged.alarms().stream().map(alarm -> alarm.tape().code()).toList();
        }
    }

    /**
     * @param lasting whether a burst is one of an hour, or each quarter has its own
     * @param level of each judge: false alarms a test
     */
    SubPeriods(Scheme scheme, boolean lasting, double level, int seed) {
        random = new Well19937c(seed);
        this.lasting = lasting;
        switch (scheme) {
            case HOURS -> looks.add(new Look(level, QUARTERS, 0));
            case QUARTERS -> looks.add(new Look(level, 1, 0));
            case POOLED -> {
                for (int phase = 0; phase < QUARTERS; phase++) {
                    looks.add(new Look(level, QUARTERS, phase));
                }
            }
        }
    }

    /** A quarter in which one venue, or -1, keeps a share of its trades; who is accused. */
    List<String> hear(int thinned, double kept) {
        double hour = quarter / (double) QUARTERS;
        double activity = Math.pow(2, Math.sin(hour));
        long[] heard = new long[burst.length];
        for (int venue = 0; venue < heard.length; venue++) {
            if (!lasting || quarter % QUARTERS == 0) {
                double variance = lasting ? BURSTINESS : QUARTERS * BURSTINESS;
                burst[venue] = new GammaDistribution(random, 1 / variance, variance).sample();
            }
            double day = Math.exp(RHYTHM * Math.sin(2 * Math.PI * (hour / 24 + venue / 3.0)));
            double rate =
                    TRADES_A_QUARTER[venue]
                            * activity
                            * day
                            * burst[venue]
                            * (venue == thinned ? kept : 1);
            heard[venue] =
                    rate < 1e-9 ? 0 : new PoissonDistribution(random, rate, 1e-12, 1_000).sample();
        }
        List<String> accused = new ArrayList<>();
        for (Look look : looks) {
            accused.addAll(look.after(quarter, heard));
        }
        quarter++;
        return accused;
    }
}
