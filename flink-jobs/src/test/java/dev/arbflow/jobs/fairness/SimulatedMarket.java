package dev.arbflow.jobs.fairness;

import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageCount;
import java.util.ArrayList;
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
    private int gappedVenue = -1;

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

    /** From now on a trade or so of a venue is missing each hour. */
    void loseSomeTradesOf(int venue) {
        gappedVenue = venue;
    }

    /** An hour in which nothing is wrong. */
    List<CoverageAlarm> hear() {
        return hear(-1, 1);
    }

    /** An hour in which one venue keeps a share of its trades. */
    List<CoverageAlarm> hear(int thinned, double kept) {
        List<CoverageCount> heard =
                new ArrayList<>(samples.period(period++, burstiness, rhythm, thinned, kept));
        if (gappedVenue >= 0) {
            heard.set(gappedVenue, CoverageSamples.gapped(heard.get(gappedVenue)));
        }
        GroupJudge.Judgement judgement =
                judge.judge(heard, Kind.TRADES, CoverageCount::trades, watches);
        watches = judgement.watches();
        return judgement.alarms();
    }

    /** What is known of a venue. */
    Watch watch(int venue) {
        return watches.get(CoverageSamples.TAPES.get(venue).code());
    }
}
