package dev.arbflow.jobs.io;

import dev.arbflow.market.Market;
import dev.arbflow.market.Tape;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Difference;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.behaviour.ClusterAnova.Group;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusterAnova.Permutation;
import dev.arbflow.market.behaviour.ClusterAnova.Verdict;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.Evenness;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;

/** One record of each kind of coverage, release and analysis. */
final class TrustSamples {
    static final long START_US = 1_700_000_000_000_000L;
    static final long END_US = START_US + 60_000_000;
    static final Tape TAPE = Tape.parse("KRAKEN|KRAKEN|BTC/USD");
    static final CoverageCount COUNT =
            new CoverageCount(TAPE, START_US, END_US, 30_000_000, 2, 40, 5, 1);
    static final CoverageAlarm SILENT =
            new CoverageAlarm(
                    TAPE, START_US, END_US, CoverageAlarm.Kind.LIVE_TIME, 0.5, 0.95, Double.NaN);
    static final CoverageAlarm FEW_TRADES =
            new CoverageAlarm(TAPE, START_US, END_US, CoverageAlarm.Kind.TRADES, 5, 9.5, 0.0001);
    static final SamplingWeight WEIGHT = new SamplingWeight(TAPE, START_US, END_US, 2.5);
    static final CoverageBalance EVEN =
            new CoverageBalance(
                    "BTC/USD",
                    START_US,
                    END_US,
                    2,
                    Evenness.of(1, 1),
                    Evenness.of(1, 1),
                    Evenness.of(1, 1));
    static final CoverageBalance BALANCE =
            new CoverageBalance(
                    "BTC/USD",
                    START_US,
                    END_US,
                    1,
                    Evenness.of(1),
                    Evenness.of(1, 1),
                    Evenness.of(1, 0));
    static final Release RELEASE = new Release(TAPE, START_US, END_US, -3, 12.5, 0.5, 0.25, 0.5, 6);
    static final RefusedRelease REFUSED = new RefusedRelease(TAPE, START_US, END_US, 0.25, 6, 6);
    static final RefusedRelease REFUSED_NEXT =
            new RefusedRelease(TAPE, END_US, END_US + 60_000_000, 0.25, 6, 6);

    private TrustSamples() {}

    /** All of its figures finite. */
    static ClusterAnova tested() {
        FTest test = new FTest(3, 1, 20, 0.1);
        return new ClusterAnova(
                Market.parse("BTC/USD"),
                Outcome.DIFFERENCE,
                7,
                START_US,
                END_US,
                Verdict.NOT_SHOWN,
                new Group[] {new Group(4, 12, true, 1.5, 0.5)},
                test,
                test,
                test,
                new Permutation(0.2, 55, 0.4, 3),
                0.25,
                0.2,
                9.5,
                new Difference[] {new Difference(4, 5, 1, -1, 3)});
    }

    static ClusterAnova anova(FTest welch) {
        return new ClusterAnova(
                Market.parse("BTC/USD"),
                Outcome.NEXT_DIFFERENCE,
                7,
                START_US,
                END_US,
                Verdict.NOT_SHOWN,
                new Group[] {new Group(4, 1, false, 2.5, Double.NaN)},
                FTest.NONE,
                welch,
                FTest.NONE,
                Permutation.NONE,
                0.25,
                Double.NaN,
                Double.NaN,
                new Difference[] {new Difference(4, 5, 0.5, -1, 2)});
    }
}
