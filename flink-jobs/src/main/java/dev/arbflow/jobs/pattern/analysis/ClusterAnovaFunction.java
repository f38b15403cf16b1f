package dev.arbflow.jobs.pattern.analysis;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the price differences of the clusters of one market, model version and period.
 *
 * <p>Keyed by these three ({@link #keyOf}), so state lives from the period's first window until the
 * watermark reaches its end, and holds at most {@link BoundedSample#MOST} values a cluster. Windows
 * overlap, observations must not: of the sliding windows only those count that end at a multiple of
 * their length. Left out and counted are incomplete windows, windows without another venue to
 * compare with, and late ones.
 */
public final class ClusterAnovaFunction
        extends KeyedProcessFunction<String, ClusteredWindow, ClusterAnova> {
    private static final long serialVersionUID = 1L;

    private final long periodUs;
    private final int leastObservations;

    private transient MapState<Integer, BoundedSample> samples;
    private transient Counter incomplete;
    private transient Counter incomparable;
    private transient Counter late;

    public ClusterAnovaFunction(Analysis settings) {
        this.periodUs = Times.micros(settings.period());
        this.leastObservations = settings.leastObservations();
    }

    /** The key to use, for example {@code BTC/USD#3@1700000400000000}: it ends with the period. */
    public static String keyOf(ClusteredWindow clustered, Analysis settings) {
        long periodUs = Times.micros(settings.period());
        return clustered.window().listing().market().code()
                + '#'
                + clustered.modelVersion()
                + '@'
                + -Math.floorDiv(-clustered.window().endUs(), periodUs) * periodUs;
    }

    @Override
    public void open(OpenContext context) {
        samples =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "differences-by-cluster",
                                        IntSerializer.INSTANCE,
                                        RecordSerializer.of(BoundedSample.class)));
        incomplete = getRuntimeContext().getMetricGroup().counter("windowsIncomplete");
        incomparable = getRuntimeContext().getMetricGroup().counter("windowsIncomparable");
        late = getRuntimeContext().getMetricGroup().counter("windowsLate");
    }

    @Override
    public void processElement(ClusteredWindow clustered, Context ctx, Collector<ClusterAnova> out)
            throws Exception {
        long lastMs = endUsOf(ctx.getCurrentKey()) / 1_000 - 1;
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
        } else if (window.endUs() % (window.endUs() - window.startUs()) == 0) {
            BoundedSample before = samples.get(clustered.cluster());
            samples.put(
                    clustered.cluster(),
                    (before == null ? BoundedSample.empty() : before)
                            .with(window.id(), difference));
        }
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<ClusterAnova> out)
            throws Exception {
        List<Sample> clusters = new ArrayList<>();
        for (Map.Entry<Integer, BoundedSample> entry : samples.entries()) {
            clusters.add(new Sample(entry.getKey(), entry.getValue().values()));
        }
        samples.clear();
        clusters.sort(Comparator.comparingInt(Sample::label));
        String key = ctx.getCurrentKey();
        long endUs = endUsOf(key);
        out.collect(
                new ClusterComparison(leastObservations)
                        .compare(
                                new ClusterComparison.Subject(
                                        Market.parse(key.substring(0, key.indexOf('#'))),
                                        Long.parseLong(
                                                key.substring(
                                                        key.indexOf('#') + 1, key.indexOf('@'))),
                                        endUs - periodUs,
                                        endUs),
                                clusters));
    }

    private static long endUsOf(String key) {
        return Long.parseLong(key.substring(key.indexOf('@') + 1));
    }
}
