package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Tape;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reports lowest purchase, highest sale and the newest of both over a sliding window of trades.
 *
 * <p>Keyed by {@link Tape#code()}. Windows end at multiples of the slide and are emitted when the
 * watermark reaches their end; one without trades is not. A trade that comes after that, as after
 * an outage, corrects: all windows from its own on are emitted again at the next watermark, and the
 * last of a kind counts. So what is said in the end does not depend on how far other connections
 * had brought event time. A trade that comes later than the settings allow is counted and changes
 * nothing. A trade that ends a gap marks the windows that the gap reaches into and that can still
 * be corrected, as far back as a window's length and that lateness.
 *
 * <p>State is one pane a slide with trades or a gap, dropped when no trade can come for its
 * windows.
 */
public final class PriceWindowFunction extends KeyedProcessFunction<String, Trade, PriceWindow> {
    private static final long serialVersionUID = 1L;

    private final long windowUs;
    private final long slideUs;
    private final long lateUs;

    private transient MapState<Long, Pane> panes;
    private transient Counter late;

    public PriceWindowFunction(Prices settings) {
        this.windowUs = Times.micros(settings.window());
        this.slideUs = Times.micros(settings.slide());
        this.lateUs = Times.micros(settings.late());
    }

    @Override
    public void open(OpenContext context) {
        panes =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "panes",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(Pane.class)));
        late = getRuntimeContext().getMetricGroup().counter("tradesLate");
    }

    @Override
    public void processElement(Trade trade, Context ctx, Collector<PriceWindow> out)
            throws Exception {
        long startUs = Math.floorDiv(trade.times().happenedUs(), slideUs) * slideUs;
        long firstEndUs = startUs + slideUs;
        if (WindowTime.lastMs(firstEndUs + lateUs) <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        add(startUs, Pane.of(trade));
        wakeAt(firstEndUs, ctx); // if that has passed, at the next watermark
        if (trade.endsGap()) {
            markGap(trade.gapFromUs(), startUs, ctx);
        }
    }

    /**
     * From the slide in which it begins on, as far back as a window can still be corrected, but no
     * further than a window and the settings' lateness: before a watermark, all can be.
     */
    private void markGap(long gapFromUs, long lastStartUs, Context ctx) throws Exception {
        long fromUs = Math.max(gapFromUs, lastStartUs + slideUs - windowUs - lateUs);
        long watermarkMs = ctx.timerService().currentWatermark();
        long startUs = lastStartUs;
        while (startUs + slideUs > fromUs
                && WindowTime.lastMs(startUs + slideUs + lateUs) > watermarkMs) {
            add(startUs, Pane.GAP);
            wakeAt(startUs + slideUs, ctx);
            startUs -= slideUs;
        }
    }

    private void add(long startUs, Pane more) throws Exception {
        Pane before = panes.get(startUs);
        panes.put(startUs, before == null ? more : before.merge(more));
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<PriceWindow> out)
            throws Exception {
        long endUs = WindowTime.endUs(lastMs);
        dropExpired(endUs);
        if (endUs % slideUs == 0) { // other timers only let panes expire
            Pane total = panesBetween(endUs - windowUs, endUs);
            if (total.trades() > 0) {
                Tape tape = Tape.parse(ctx.getCurrentKey());
                out.collect(total.toWindow(tape, endUs - windowUs, endUs));
            }
        }
        wakeAgain(endUs, ctx);
    }

    private void dropExpired(long nowUs) throws Exception {
        Iterator<Long> starts = panes.keys().iterator();
        while (starts.hasNext()) {
            if (expiryUs(starts.next()) <= nowUs) {
                starts.remove();
            }
        }
        if (panes.isEmpty()) {
            panes.clear(); // the heap backend keeps an empty map otherwise
        }
    }

    /** What was traded from a moment on until before another. */
    private Pane panesBetween(long fromUs, long toUs) throws Exception {
        Pane total = Pane.EMPTY;
        for (Map.Entry<Long, Pane> entry : panes.entries()) {
            if (fromUs <= entry.getKey() && entry.getKey() < toUs) {
                total = total.merge(entry.getValue());
            }
        }
        return total;
    }

    /** At the next window if it shows any of these trades, or when the oldest pane expires. */
    private void wakeAgain(long nowUs, Context ctx) throws Exception {
        long nextEndUs = (Math.floorDiv(nowUs, slideUs) + 1) * slideUs;
        long wakeUs = Long.MAX_VALUE;
        for (long startUs : panes.keys()) {
            boolean shownAgain = nextEndUs - windowUs <= startUs && startUs < nowUs;
            wakeUs = Math.min(wakeUs, shownAgain ? nextEndUs : expiryUs(startUs));
        }
        if (wakeUs < Long.MAX_VALUE) {
            wakeAt(wakeUs, ctx);
        }
    }

    /** When the last trade that could share a window with this pane is too late. */
    private long expiryUs(long paneStartUs) {
        return paneStartUs + windowUs + lateUs;
    }

    private static void wakeAt(long endUs, Context ctx) {
        ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(endUs));
    }
}
