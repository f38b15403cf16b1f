package dev.arbflow.jobs.pattern.features;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Samples the book of a listing at equal steps of event time, with the trades of each step.
 *
 * <p>Keyed by listing. A step is told when the watermark has passed it, so its sample does not
 * depend on the order of arrival; what comes later is counted and changes nothing. A book that does
 * not change is sampled again as long as its connection is proven alive; a listing that has been
 * silent for a whole window is forgotten. A trade that ends a gap marks the steps that the gap
 * reaches into and that are not told yet. At the end of time steps are told up to the last one that
 * something happened in.
 */
final class SampleListingFunction
        extends KeyedCoProcessFunction<String, LegPoint, Trade, ListingStep> {
    private static final long serialVersionUID = 1L;

    private final long stepUs;
    private final long windowUs;
    private final long believedUs;

    private transient MapState<Long, StepPane> panes;
    private transient ValueState<CarriedBook> carried;
    private transient Counter late;

    /**
     * @param believed longest time since the last proof of life for which a book is believed
     */
    SampleListingFunction(Behaviour settings, Duration believed) {
        this.stepUs = Times.micros(settings.step());
        this.windowUs = Times.micros(settings.window());
        this.believedUs = Times.micros(believed);
    }

    @Override
    public void open(OpenContext context) {
        panes =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "panes-by-step-end",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(StepPane.class)));
        carried =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "carried-book", RecordSerializer.of(CarriedBook.class)));
        late = getRuntimeContext().getMetricGroup().counter("patternEventsLate");
    }

    @Override
    public void processElement1(LegPoint point, Context ctx, Collector<ListingStep> out)
            throws Exception {
        long endUs = endOfStep(point.receiveUs());
        if (isOpen(endUs, ctx.timerService())) {
            panes.put(endUs, paneOf(endUs).with(point));
        }
    }

    @Override
    public void processElement2(Trade trade, Context ctx, Collector<ListingStep> out)
            throws Exception {
        long endUs = endOfStep(trade.times().happenedUs());
        if (isOpen(endUs, ctx.timerService())) {
            panes.put(endUs, paneOf(endUs).with(trade));
            if (trade.endsGap()) {
                markGap(trade.gapFromUs(), endUs, ctx.timerService());
            }
        }
    }

    private void markGap(long gapFromUs, long lastEndUs, TimerService timers) throws Exception {
        long fromUs = Math.max(gapFromUs, lastEndUs - windowUs);
        long endUs = lastEndUs;
        while (endUs > fromUs && WindowTime.lastMs(endUs) > timers.currentWatermark()) {
            panes.put(endUs, paneOf(endUs).withGap());
            timers.registerEventTimeTimer(WindowTime.lastMs(endUs));
            endUs -= stepUs;
        }
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<ListingStep> out)
            throws Exception {
        long endUs = WindowTime.endUs(lastMs);
        StepPane pane = paneOf(endUs);
        panes.remove(endUs);
        CarriedBook now = CarriedBook.after(carried.value(), pane);
        boolean somethingWaits = !panes.isEmpty();
        if (now == null || endUs - now.aliveUs() > windowUs) {
            carried.clear();
        } else {
            carried.update(now);
            boolean believed = endUs - now.aliveUs() <= believedUs;
            out.collect(
                    ListingStep.of(
                            Listing.parse(ctx.getCurrentKey()), endUs, now.book(), believed, pane));
            if (somethingWaits || ctx.timerService().currentWatermark() != Long.MAX_VALUE) {
                ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(endUs + stepUs));
            }
        }
        if (!somethingWaits) {
            panes.clear(); // the heap backend keeps an empty map otherwise
        }
    }

    private boolean isOpen(long endUs, TimerService timers) {
        long lastMs = WindowTime.lastMs(endUs);
        if (lastMs <= timers.currentWatermark()) {
            late.inc();
            return false;
        }
        timers.registerEventTimeTimer(lastMs);
        return true;
    }

    private StepPane paneOf(long endUs) throws Exception {
        StepPane pane = panes.get(endUs);
        return pane == null ? StepPane.EMPTY : pane;
    }

    private long endOfStep(long timeUs) {
        return (Math.floorDiv(timeUs, stepUs) + 1) * stepUs;
    }
}
