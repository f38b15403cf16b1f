package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.ClusterAnova;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Settles the verdicts of all markets of one period together: whoever tests twenty markets at 5 %
 * finds one that "differs" where nothing does.
 *
 * <p>Keyed by outcome and period ({@link #keyOf}); analyses wait until the watermark says that all
 * of the period are there, and die then.
 */
final class AnovaFamilyFunction extends KeyedProcessFunction<String, ClusterAnova, ClusterAnova> {
    private static final long serialVersionUID = 1L;

    private transient WaitingByTime<ClusterAnova> waiting;

    /** The key to use, for example {@code DIFFERENCE@1700000400000000}. */
    static String keyOf(ClusterAnova anova) {
        return anova.outcome().name() + '@' + anova.endUs();
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "analyses-by-ms",
                        RecordSerializer.of(ClusterAnova.class));
    }

    @Override
    public void processElement(ClusterAnova anova, Context ctx, Collector<ClusterAnova> out)
            throws Exception {
        long lastMs = WindowTime.lastMs(anova.endUs());
        waiting.add(lastMs, anova, ctx.timerService());
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<ClusterAnova> out)
            throws Exception {
        judged(waiting.take(lastMs, Comparator.comparing(ClusterAnova::id))).forEach(out::collect);
    }

    /** The same analyses with verdicts that hold for all of them at once. */
    static List<ClusterAnova> judged(List<ClusterAnova> family) {
        double[] p =
                family.stream()
                        .filter(ClusterAnova::isTested)
                        .mapToDouble(anova -> anova.permutation().p())
                        .toArray();
        double[] adjusted = BenjaminiHochberg.adjusted(p);
        List<ClusterAnova> judged = new ArrayList<>(family.size());
        int tested = 0;
        for (ClusterAnova anova : family) {
            judged.add(anova.isTested() ? anova.among(adjusted.length, adjusted[tested++]) : anova);
        }
        return judged;
    }
}
