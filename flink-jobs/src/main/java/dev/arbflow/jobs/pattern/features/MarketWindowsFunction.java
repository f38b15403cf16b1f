package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.FeatureWindow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Describes the listings of a market, side by side, whenever a sliding window ends.
 *
 * <p>Keyed by market. Windows end at multiples of the slide. State is the steps of one window,
 * dropped with the last window that shows them. A window that the end of time cuts off is not
 * described.
 */
final class MarketWindowsFunction extends KeyedProcessFunction<String, ListingStep, FeatureWindow> {
    private static final long serialVersionUID = 1L;

    private final Behaviour settings;
    private final long windowUs;
    private final long slideUs;

    private transient MapState<Long, List<ListingStep>> steps;
    private transient Counter windows;
    private transient Counter incomplete;

    MarketWindowsFunction(Behaviour settings) {
        this.settings = settings;
        this.windowUs = Times.micros(settings.window());
        this.slideUs = Times.micros(settings.slide());
    }

    @Override
    public void open(OpenContext context) {
        steps =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "steps-by-end",
                                        LongSerializer.INSTANCE,
                                        new ListSerializer<>(
                                                RecordSerializer.of(ListingStep.class))));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        windows = metrics.counter("patternWindows");
        incomplete = metrics.counter("patternWindowsIncomplete");
    }

    @Override
    public void processElement(ListingStep step, Context ctx, Collector<FeatureWindow> out)
            throws Exception {
        List<ListingStep> before = steps.get(step.endUs());
        List<ListingStep> grown = before == null ? new ArrayList<>() : new ArrayList<>(before);
        grown.add(step);
        steps.put(step.endUs(), grown);
        long firstEndUs = -Math.floorDiv(-step.endUs(), slideUs) * slideUs; // rounded up
        ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(firstEndUs));
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<FeatureWindow> out)
            throws Exception {
        long endUs = WindowTime.endUs(lastMs);
        boolean cutOff =
                ctx.timerService().currentWatermark() == Long.MAX_VALUE && !steps.contains(endUs);
        List<ListingStep> shown = takeUntil(endUs);
        if (!cutOff) {
            MarketWindow.describe(shown, endUs, settings).forEach(window -> emit(window, out));
        }
        if (steps.isEmpty()) {
            steps.clear(); // the heap backend keeps an empty map otherwise
        } else {
            ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(endUs + slideUs));
        }
    }

    /** What the window shows; drops what no later window will show. */
    private List<ListingStep> takeUntil(long endUs) throws Exception {
        List<ListingStep> shown = new ArrayList<>();
        Iterator<Map.Entry<Long, List<ListingStep>>> entries = steps.iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, List<ListingStep>> entry = entries.next();
            if (entry.getKey() <= endUs) {
                shown.addAll(entry.getValue());
            }
            if (entry.getKey() <= endUs - windowUs + slideUs) {
                entries.remove();
            }
        }
        return shown;
    }

    private void emit(FeatureWindow window, Collector<FeatureWindow> out) {
        windows.inc();
        if (!window.isComplete()) {
            incomplete.inc();
        }
        out.collect(window);
    }
}
