package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings the signals of a listing's book and its trades into one order, and tells what the trades
 * do seldom.
 *
 * <p>Keyed by listing. Trades wait for the watermark, all signals half a second longer, so that the
 * trades which hit a quote have been seen before it is said that nobody did, and patterns see the
 * signals of both in the order of their times. What comes too late for that is counted and left
 * out. Trades and signals are kept until the watermark has passed them; what is remembered is one
 * record of bounded size for each configured listing.
 */
final class TapeSignalsFunction extends KeyedCoProcessFunction<String, Signal, Print, Signal> {
    private static final long serialVersionUID = 1L;

    private transient WaitingByTime<Print> prints;
    private transient WaitingByTime<Signal> signals;
    private transient ValueState<TapeMemory> memory;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        prints =
                new WaitingByTime<>(
                        getRuntimeContext(), "trades-by-ms", RecordSerializer.of(Print.class));
        signals =
                new WaitingByTime<>(
                        getRuntimeContext(), "signals-by-ms", RecordSerializer.of(Signal.class));
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "tape", RecordSerializer.of(TapeMemory.class)));
        late = getRuntimeContext().getMetricGroup().counter("suspectSignalsLate");
    }

    @Override
    public void processElement1(Signal signal, Context ctx, Collector<Signal> out)
            throws Exception {
        add(signals, signal, dueUs(signal), ctx);
    }

    @Override
    public void processElement2(Print print, Context ctx, Collector<Signal> out) throws Exception {
        add(prints, print, print.timeUs(), ctx);
    }

    private <T> void add(WaitingByTime<T> waiting, T value, long dueUs, Context ctx)
            throws Exception {
        if (!waiting.addInTime(Math.floorDiv(dueUs, 1_000L), value, ctx.timerService())) {
            late.inc();
        }
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<Signal> out) throws Exception {
        List<Print> traded = prints.take(ms, Print.IN_ORDER);
        List<Signal> seen = signals.take(ms, Signal.IN_ORDER);
        TapeMemory stored = memory.value();
        List<Signal> told = new ArrayList<>();
        TapeWatch watch = new TapeWatch(stored == null ? TapeMemory.NONE : stored, told::add);
        traded.forEach(watch::print);
        for (Signal signal : told) {
            signals.add(dueUs(signal) / 1_000, signal, ctx.timerService());
        }
        seen.stream().filter(watch::holds).forEach(out::collect);
        if (!traded.isEmpty()) {
            memory.update(watch.memory());
        }
    }

    private static long dueUs(Signal signal) {
        return signal.timeUs() + TapeWatch.CLOCKS_US;
    }
}
