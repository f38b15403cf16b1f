package dev.arbflow.jobs.pattern.kmeans;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.DoubleSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives each window the weight that coverage found for its listing in the last period that had
 * ended with it.
 *
 * <p>Keyed by listing. Windows wait for the watermark, because the weight of a period is told when
 * the period is over; one that comes behind the watermark takes what is known. Before the first
 * period, and where nobody covers the listing, a window counts as one. A weight dies when the next
 * one of its listing holds. Windows are made of books, so feeds without books have no say.
 */
final class WindowWeightsFunction
        extends KeyedCoProcessFunction<String, FeatureWindow, SamplingWeight, WeightedWindow> {
    private static final long serialVersionUID = 1L;

    private static final Comparator<FeatureWindow> BY_END =
            Comparator.comparingLong(FeatureWindow::endUs);

    private transient WaitingByTime<FeatureWindow> waiting;
    private transient MapState<Long, Double> weightsByEndUs;

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "windows-by-ms",
                        RecordSerializer.of(FeatureWindow.class));
        weightsByEndUs =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "weights-by-end",
                                        LongSerializer.INSTANCE,
                                        DoubleSerializer.INSTANCE));
    }

    @Override
    public void processElement1(FeatureWindow window, Context ctx, Collector<WeightedWindow> out)
            throws Exception {
        if (!waiting.addInTime(ctx.timestamp(), window, ctx.timerService())) {
            out.collect(weighted(window));
        }
    }

    @Override
    public void processElement2(SamplingWeight weight, Context ctx, Collector<WeightedWindow> out)
            throws Exception {
        if (weight.tape().feed().hasBooks()) {
            weightsByEndUs.put(weight.endUs(), weight.weight());
            ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(weight.endUs()));
        }
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<WeightedWindow> out)
            throws Exception {
        for (FeatureWindow window : waiting.take(timeMs, BY_END)) {
            out.collect(weighted(window));
        }
        dropBefore(newestEndUs(WindowTime.endUs(timeMs)));
    }

    private WeightedWindow weighted(FeatureWindow window) throws Exception {
        Double weight = weightsByEndUs.get(newestEndUs(window.endUs()));
        return weight == null ? WeightedWindow.plain(window) : new WeightedWindow(window, weight);
    }

    /** End of the last period that was over at a moment. */
    private long newestEndUs(long timeUs) throws Exception {
        long newest = Long.MIN_VALUE;
        for (long endUs : weightsByEndUs.keys()) {
            if (endUs <= timeUs) {
                newest = Math.max(newest, endUs);
            }
        }
        return newest;
    }

    private void dropBefore(long newestUs) throws Exception {
        List<Long> ends = new ArrayList<>();
        weightsByEndUs.keys().forEach(ends::add);
        for (long endUs : ends) {
            if (endUs < newestUs) {
                weightsByEndUs.remove(endUs);
            }
        }
        if (ends.isEmpty()) {
            weightsByEndUs.clear(); // the heap backend keeps an empty map otherwise
        }
    }
}
