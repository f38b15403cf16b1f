package dev.arbflow.jobs.io;

import dev.arbflow.market.ClusterAnova;
import dev.arbflow.market.CoverageAlarm;
import dev.arbflow.market.CoverageBalance;
import dev.arbflow.market.CoverageCount;
import dev.arbflow.market.Evenness;
import dev.arbflow.market.Market;
import dev.arbflow.market.RefusedRelease;
import dev.arbflow.market.Release;
import dev.arbflow.market.SamplingWeight;
import dev.arbflow.market.Tape;

/** One record of each kind that says how results were checked, with every field. */
final class TrustSamples {
    private static final long START_US = 1_700_000_000_000_000L;
    private static final long END_US = START_US + 60_000_000;
    private static final Tape TAPE = Tape.parse("KRAKEN|KRAKEN|BTC/USD");

    private TrustSamples() {}

    static ClusterAnova anova() {
        ClusterAnova.FTest test = new ClusterAnova.FTest(3, 1, 20, 0.1);
        return new ClusterAnova(
                Market.parse("BTC/USD"),
                7,
                START_US,
                END_US,
                ClusterAnova.Verdict.NOT_SHOWN,
                new ClusterAnova.Group[] {new ClusterAnova.Group(4, 12, true, 1.5, 0.5)},
                test,
                test,
                test,
                0.25,
                0.2,
                new ClusterAnova.Difference[] {new ClusterAnova.Difference(4, 5, 1, -1, 3)});
    }

    static CoverageCount count() {
        return new CoverageCount(TAPE, START_US, END_US, 30_000_000, 2, 40, 5);
    }

    static CoverageAlarm alarm() {
        return new CoverageAlarm(
                TAPE, START_US, END_US, CoverageAlarm.Kind.TRADES, 5, 9.5, 0.0001);
    }

    static CoverageBalance balance() {
        Evenness even = Evenness.of(1, 1);
        return new CoverageBalance("BTC/USD", START_US, END_US, 2, even, even, even);
    }

    static SamplingWeight weight() {
        return new SamplingWeight(TAPE, START_US, END_US, 2.5);
    }

    static Release release() {
        return new Release(TAPE, START_US, END_US, 3, 12.5, 0.5, 0.25, 0.5, 6);
    }

    static RefusedRelease refused() {
        return new RefusedRelease(TAPE, END_US, END_US + 60_000_000, 0.25, 6, 6);
    }
}
