package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusterAnova.Outcome;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the price differences of the clusters of one market in one period, whatever versions of
 * the model named them: a label keeps its meaning.
 *
 * <p>Keyed by market and period ({@link #keyOf}), so state lives from the period's first window
 * until the watermark reaches its end, and holds at most {@link Analysis#MAX_STEPS} windows of each
 * listing. Windows overlap, observations must not: of the sliding windows only those count that end
 * at a multiple of their length, and of very many only every nth. Left out and counted are
 * incomplete windows, windows without another venue to compare with, and late ones.
 */
public final class ClusterAnovaFunction
        extends KeyedProcessFunction<String, ClusteredWindow, ClusterAnova> {
    private static final long serialVersionUID = 1L;

    private final long periodUs;
    private final long stepUs;
    private final int leastObservations;

    private transient MapState<Long, ObservedStep> steps;
    private transient Counter incomplete;
    private transient Counter incomparable;
    private transient Counter late;

    /**
     * @param length of each window
     */
    public ClusterAnovaFunction(Analysis settings, Duration length) {
        this.periodUs = Times.micros(settings.period());
        this.stepUs = Times.micros(settings.step(length));
        this.leastObservations = settings.leastObservations();
    }

    /** The key to use, for example {@code BTC/USD@1700000400000000}: it ends with the period. */
    public static String keyOf(ClusteredWindow clustered, Analysis settings) {
        long periodUs = Times.micros(settings.period());
        return clustered.window().listing().market().code()
                + '@'
                + -Math.floorDiv(-clustered.window().endUs(), periodUs) * periodUs;
    }

    @Override
    public void open(OpenContext context) {
        steps =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "steps-by-end",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(ObservedStep.class)));
        incomplete = getRuntimeContext().getMetricGroup().counter("windowsIncomplete");
        incomparable = getRuntimeContext().getMetricGroup().counter("windowsIncomparable");
        late = getRuntimeContext().getMetricGroup().counter("windowsLate");
    }

    @Override
    public void processElement(ClusteredWindow clustered, Context ctx, Collector<ClusterAnova> out)
            throws Exception {
        long lastMs = WindowTime.lastMs(endUsOf(ctx.getCurrentKey()));
        FeatureWindow window = clustered.window();
        double difference = window.raw(Feature.CROSS_VENUE_DIFFERENCE);
        if (lastMs <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        ctx.timerService().registerEventTimeTimer(lastMs);
        if (!window.isComplete()) {
            incomplete.inc();
        } else if (!Double.isFinite(difference)) {
            incomparable.inc();
        } else if (window.endUs() % stepUs == 0) {
            ObservedStep before = steps.get(window.endUs());
            steps.put(
                    window.endUs(),
                    (before == null ? ObservedStep.NONE : before)
                            .with(
                                    window.listing(),
                                    clustered.modelVersion(),
                                    clustered.cluster(),
                                    difference));
        }
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<ClusterAnova> out)
            throws Exception {
        SortedMap<Long, ObservedStep> byEndUs = new TreeMap<>();
        long version = 0;
        for (Map.Entry<Long, ObservedStep> entry : steps.entries()) {
            byEndUs.put(entry.getKey(), entry.getValue());
            version = Math.max(version, entry.getValue().modelVersion());
        }
        steps.clear();
        LabelledSeries series = LabelledSeries.of(byEndUs, stepUs);
        ClusterComparison comparison = new ClusterComparison(leastObservations);
        String key = ctx.getCurrentKey();
        Market market = Market.parse(key.substring(0, key.indexOf('@')));
        long endUs = endUsOf(key);
        for (Outcome outcome : Outcome.values()) {
            out.collect(
                    comparison.compare(
                            new ClusterComparison.Subject(
                                    market, outcome, version, endUs - periodUs, endUs),
                            outcome == Outcome.NEXT_DIFFERENCE ? series.ahead() : series));
        }
    }

    private static long endUsOf(String key) {
        return Long.parseLong(key.substring(key.indexOf('@') + 1));
    }
}
