package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Feature;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives each window the label of its nearest centroid, in the version of the model that had learned
 * from earlier windows only.
 *
 * <p>Keyed by listing; the models are broadcast. A window waits until the watermark of both says
 * that its version must have come, and while there is no version at all for {@code maxWait} more.
 * With that it leaves state, one way or the other. {@link ModelHistory} says which versions stay.
 */
public final class AssignFunction
        extends KeyedBroadcastProcessFunction<
                String, FeatureWindow, ModelVersion, ClusteredWindow> {
    private static final long serialVersionUID = 1L;

    private static final MapStateDescriptor<Long, List<FeatureWindow>> WAITING =
            new MapStateDescriptor<>(
                    "windows-by-ms",
                    LongSerializer.INSTANCE,
                    new ListSerializer<>(RecordSerializer.of(FeatureWindow.class)));

    private final long maxWaitMs;

    private transient MapState<Long, List<FeatureWindow>> waiting;
    private transient ModelHistory history;
    private transient Counter assigned;
    private transient Counter withoutModel;

    /**
     * @param maxWait how long a window waits for the first version, in event time
     */
    public AssignFunction(Duration maxWait) {
        maxWaitMs = maxWait.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        waiting = getRuntimeContext().getMapState(WAITING);
        history = new ModelHistory();
        assigned = getRuntimeContext().getMetricGroup().counter("windowsAssigned");
        withoutModel = getRuntimeContext().getMetricGroup().counter("windowsWithoutModel");
    }

    @Override
    public void processElement(
            FeatureWindow window, ReadOnlyContext ctx, Collector<ClusteredWindow> out)
            throws Exception {
        long dueMs = Math.max(ctx.timestamp(), ctx.currentWatermark() + 1);
        List<FeatureWindow> sameMs = waiting.get(dueMs);
        List<FeatureWindow> grown = sameMs == null ? new ArrayList<>(1) : new ArrayList<>(sameMs);
        grown.add(window);
        waiting.put(dueMs, grown);
        ctx.timerService().registerEventTimeTimer(dueMs);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<ClusteredWindow> out)
            throws Exception {
        ModelVersion version = ModelHistory.at(timeMs, ctx.getBroadcastState(ModelHistory.MODELS));
        if (version != null) {
            for (FeatureWindow window : take(timeMs)) {
                assign(window, version, out);
            }
        } else if (waiting.contains(timeMs)) {
            ctx.timerService().registerEventTimeTimer(timeMs + maxWaitMs);
        }
        for (FeatureWindow window : take(timeMs - maxWaitMs)) {
            withoutModel.inc();
            ctx.output(
                    KMeansTopology.REFUSED,
                    new RefusedWindow(window, RefusedWindow.Reason.NO_MODEL));
        }
    }

    /** The first version frees the windows that it was made of. */
    @Override
    public void processBroadcastElement(
            ModelVersion version, Context ctx, Collector<ClusteredWindow> out) throws Exception {
        boolean first = ModelHistory.at(0, ctx.getBroadcastState(ModelHistory.MODELS)) == null;
        history.add(version, ctx.currentWatermark(), ctx.getBroadcastState(ModelHistory.MODELS));
        if (first) {
            ctx.applyToKeyedState(WAITING, (listing, windows) -> release(windows, version, out));
        }
    }

    private void release(
            MapState<Long, List<FeatureWindow>> windows,
            ModelVersion version,
            Collector<ClusteredWindow> out)
            throws Exception {
        List<Long> due = new ArrayList<>();
        for (Map.Entry<Long, List<FeatureWindow>> entry : windows.entries()) {
            if (entry.getKey() <= version.learnedMs()) {
                due.add(entry.getKey());
            }
        }
        due.sort(null);
        for (long timeMs : due) {
            for (FeatureWindow window : windows.get(timeMs)) {
                assign(window, version, out);
            }
            windows.remove(timeMs);
        }
    }

    private void assign(
            FeatureWindow window, ModelVersion version, Collector<ClusteredWindow> out) {
        ModelHistory.Place place = history.place(version, Feature.clustered(window.standardised()));
        assigned.inc();
        out.collect(
                new ClusteredWindow(window, version.version(), place.label(), place.distance()));
    }

    private List<FeatureWindow> take(long timeMs) throws Exception {
        List<FeatureWindow> windows = waiting.get(timeMs);
        waiting.remove(timeMs);
        return windows == null ? List.of() : windows;
    }
}
