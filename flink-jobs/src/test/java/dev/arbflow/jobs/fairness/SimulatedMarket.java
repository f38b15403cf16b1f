package dev.arbflow.jobs.fairness;

import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Three venues, hour after hour, and what coverage says of them. */
final class SimulatedMarket {
    private final CoverageSamples samples;
    private final GroupJudge judge;
    private final double burstiness;
    private final double rhythm;
    private Map<String, Watch> watches = new HashMap<>();
    private int period;

    /**
     * @param burstiness as {@link CoverageSamples#period} has it
     * @param level false alarms a test
     */
    SimulatedMarket(int seed, double burstiness, double rhythm, double level) {
        samples = new CoverageSamples(seed);
        judge = new GroupJudge(0.95, level);
        this.burstiness = burstiness;
        this.rhythm = rhythm;
    }

    /** An hour in which nothing is wrong. */
    List<CoverageAlarm> hear() {
        return hear(-1, 1);
    }

    /** An hour in which one venue keeps a share of its trades. */
    List<CoverageAlarm> hear(int thinned, double kept) {
        GroupJudge.Judgement judgement =
                judge.judge(
                        samples.period(period++, burstiness, rhythm, thinned, kept),
                        Kind.TRADES,
                        CoverageCount::trades,
                        watches);
        watches = judgement.watches();
        return judgement.alarms();
    }

    /** What is known of a venue. */
    Watch watch(int venue) {
        return watches.get(CoverageSamples.TAPES.get(venue).code());
    }
}
