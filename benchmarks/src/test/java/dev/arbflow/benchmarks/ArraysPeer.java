package dev.arbflow.benchmarks;

import dev.arbflow.benchmarks.workload.DetectorPeer;
import dev.arbflow.benchmarks.workload.TouchRescan;
import dev.arbflow.jobs.arbitrage.LegUpdate;

/** A peer that needs nothing else, so that every build runs the benchmark of peers. */
public final class ArraysPeer implements DetectorPeer {
    private static final int MARKETS = 1_000;

    private TouchRescan rescan;
    private long crossed;

    @Override
    public void start() {
        rescan = new TouchRescan(MARKETS);
        crossed = 0;
    }

    @Override
    public long update(int market, LegUpdate update) {
        crossed += rescan.update(market, update) ? 1 : 0;
        return crossed;
    }

    @Override
    public void stop() {
        rescan = null;
    }
}
