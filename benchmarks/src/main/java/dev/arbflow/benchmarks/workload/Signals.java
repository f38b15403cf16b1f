package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.arbitrage.DetectorUnderTest;
import dev.arbflow.jobs.arbitrage.RouteSignal;
import java.util.ArrayList;
import java.util.List;

/** The signals that the detector gives of {@link Ticks}, again and again, each time later. */
public final class Signals {
    /** How long an edge must have lasted. */
    public static final long DWELL_US = BenchmarkDetection.DWELL_US;

    private static final int VENUES = 4;

    private final List<RouteSignal> once = new ArrayList<>();
    private final long lastsUs;

    /** Detects once. */
    public Signals() {
        Ticks ticks = new Ticks(VENUES);
        DetectorUnderTest detector =
                new DetectorUnderTest(BenchmarkDetection.settings(), ticks.markets(), once::add);
        ticks.ticks().forEach(tick -> detector.update(tick.market(), tick.update()));
        lastsUs = ticks.endUs() - ticks.ticks().get(0).update().receiveUs() + 1_000;
    }

    /** How many there are until they begin again. */
    public int size() {
        return once.size();
    }

    /** The signal of a number from zero on, as of the round that it falls into. */
    public RouteSignal signal(int number) {
        int round = number / once.size();
        RouteSignal signal = once.get(number % once.size());
        long laterUs = round * lastsUs;
        return new RouteSignal(
                signal.route(),
                signal.ordinal() + (long) round * once.size(),
                signal.timeUs() + laterUs,
                signal.provenUs() + laterUs,
                signal.kind(),
                signal.transition(),
                signal.sustained(),
                signal.candidateEnds(),
                signal.refusal(),
                signal.close(),
                signal.spread(),
                signal.ruleVersion(),
                signal.onset(),
                signal.norm(),
                signal.fees());
    }
}
