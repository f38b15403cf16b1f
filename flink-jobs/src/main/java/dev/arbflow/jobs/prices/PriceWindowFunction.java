package dev.arbflow.jobs.prices;

import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.market.PriceWindow;
import dev.arbflow.market.Tape;
import dev.arbflow.market.Trade;
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
 * watermark reaches their end; one without trades is not. A trade whose first window has been
 * emitted is late: it is counted and changes nothing, so that overlapping windows never contradict
 * each other. State is one pane a slide with trades, dropped with the last window that shows it.
 */
public final class PriceWindowFunction extends KeyedProcessFunction<String, Trade, PriceWindow> {
    private static final long serialVersionUID = 1L;

    private final long windowUs;
    private final long slideUs;

    private transient MapState<Long, Pane> panes;
    private transient Counter late;

    public PriceWindowFunction(Prices settings) {
        this.windowUs = settings.window().toMillis() * 1_000;
        this.slideUs = settings.slide().toMillis() * 1_000;
    }

    @Override
    public void open(OpenContext context) {
        panes =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "panes", LongSerializer.INSTANCE, new PaneSerializer()));
        late = getRuntimeContext().getMetricGroup().counter("tradesLate");
    }

    @Override
    public void processElement(Trade trade, Context ctx, Collector<PriceWindow> out)
            throws Exception {
        long startUs = Math.floorDiv(trade.times().happenedUs(), slideUs) * slideUs;
        long lastMs = WindowTime.lastMs(startUs + slideUs);
        if (lastMs <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        Pane before = panes.get(startUs);
        Pane added = Pane.of(trade);
        panes.put(startUs, before == null ? added : before.merge(added));
        ctx.timerService().registerEventTimeTimer(lastMs);
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<PriceWindow> out)
            throws Exception {
        long endUs = WindowTime.endUs(lastMs);
        long startUs = endUs - windowUs;
        Pane total = Pane.EMPTY;
        boolean shownAgain = false;
        Iterator<Map.Entry<Long, Pane>> entries = panes.iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, Pane> entry = entries.next();
            if (entry.getKey() >= endUs) {
                continue; // ahead of the watermark, has its own timer
            }
            total = total.merge(entry.getValue());
            if (entry.getKey() < startUs + slideUs) {
                entries.remove();
            } else {
                shownAgain = true;
            }
        }
        out.collect(total.toWindow(Tape.parse(ctx.getCurrentKey()), startUs, endUs));
        if (shownAgain) {
            ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(endUs + slideUs));
        } else if (panes.isEmpty()) {
            panes.clear(); // the heap backend keeps an empty map otherwise
        }
    }
}
