package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.PriceWindow;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells once when the trades of two venues, whose books are not read, begin to lie further apart
 * than both fees.
 *
 * <p>Keyed by feed and market ({@link #keyOf}). The windows of all venues wait for the watermark
 * that completes them. One that is corrected after that is counted and not looked at: a hint of
 * what was minutes ago helps nobody. What is remembered dies when no trade of it is in a window any
 * more, and when the market may be told of again.
 */
public final class IndicativeAlertFunction
        extends KeyedProcessFunction<String, PriceWindow, Notice> {
    private static final long serialVersionUID = 1L;

    private static final Comparator<PriceWindow> BY_VENUE =
            Comparator.comparing(PriceWindow::venue);

    private final IndicativeRule rule;
    private final long slideUs;

    private transient WaitingByTime<PriceWindow> windows;
    private transient ValueState<IndicativeMemory> memory;
    private transient IndicativeCounters counters;

    public IndicativeAlertFunction(IndicativeRule rule) {
        this.rule = rule;
        this.slideUs = Times.micros(rule.windows().slide());
    }

    /** The key to use, for example {@code COINAPI|BTC/USD}. */
    public static String keyOf(PriceWindow window) {
        return window.feed().name() + '|' + window.market().code();
    }

    @Override
    public void open(OpenContext context) {
        windows =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "windows-by-ms",
                        RecordSerializer.of(PriceWindow.class));
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "indicative", RecordSerializer.of(IndicativeMemory.class)));
        counters = new IndicativeCounters(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(PriceWindow window, Context ctx, Collector<Notice> out)
            throws Exception {
        long completeMs = WindowTime.lastMs(window.endUs());
        if (completeMs <= ctx.timerService().currentWatermark()) {
            counters.correction();
        } else {
            windows.add(completeMs, window, ctx.timerService());
        }
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Notice> out) throws Exception {
        long endUs = WindowTime.endUs(timeMs);
        IndicativeBook book =
                new IndicativeBook(IndicativeMemory.orNone(memory.value()), rule, counters::unsaid);
        book.look(windows.take(timeMs, BY_VENUE), endUs);
        long clockUs = ctx.timerService().currentProcessingTime() * 1_000;
        List<IndicativeEdge> edges = book.say(endUs, clockUs);
        if (!edges.isEmpty()) {
            out.collect(Notice.of(alert(ctx.getCurrentKey(), edges, endUs, clockUs)));
            counters.raised();
        }
        keep(book.kept(endUs), endUs, ctx);
    }

    private static IndicativeAlert alert(
            String key, List<IndicativeEdge> edges, long endUs, long clockUs) {
        int bar = key.indexOf('|');
        return new IndicativeAlert(
                Feed.valueOf(key.substring(0, bar)),
                Market.parse(key.substring(bar + 1)),
                edges,
                endUs,
                Math.max(0, clockUs - endUs));
    }

    /** While something is remembered, every end of a window is looked at. */
    private void keep(IndicativeMemory kept, long endUs, OnTimerContext ctx) throws Exception {
        if (kept.equals(IndicativeMemory.NONE)) {
            memory.clear();
            return;
        }
        memory.update(kept);
        ctx.timerService().registerEventTimeTimer(WindowTime.lastMs(endUs + slideUs));
    }
}
