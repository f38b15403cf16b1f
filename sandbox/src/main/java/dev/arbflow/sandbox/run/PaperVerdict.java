package dev.arbflow.sandbox.run;

import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.sandbox.run.outcome.PaperResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the paper account of a run has told, and whether it was right.
 *
 * @param days newest versions
 * @param unjudged why that was not judged; null if it was
 * @param complaints a line for each day that is wrong
 */
public record PaperVerdict(List<PaperDay> days, String unjudged, List<String> complaints) {

    /** One of which nobody can say whether it is right. */
    static PaperVerdict unjudged(List<PaperDay> days, String why) {
        return new PaperVerdict(days, why, List.of());
    }

    /** For the summary, by day and currency. */
    Map<String, PaperResult> summary() {
        Map<String, PaperResult> byId = new TreeMap<>();
        for (PaperDay day : days) {
            byId.put(
                    day.id(),
                    new PaperResult(
                            day.net(),
                            day.profit(),
                            day.offeredProfit(),
                            day.fees(),
                            day.rebalancingCost(),
                            day.offered(),
                            day.trades(),
                            day.missed(),
                            day.meanLatencyMs(),
                            unjudged == null && complaints.isEmpty()));
        }
        return byId;
    }
}
