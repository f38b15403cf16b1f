package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each second which venues of a market have run away from the median of the others.
 *
 * <p>Keyed by market. Mids are told by the watermark at the latest, so a second is judged when all
 * that were not late are there; what comes later is counted and left out. It is judged as long
 * after its end as signals of books and trades are held back, so that patterns see all signals in
 * the order of their times. Mids of a listing are dropped an hour after its last one.
 */
final class RunAwayFunction extends KeyedProcessFunction<String, MidSample, Signal> {
    private static final long serialVersionUID = 1L;

    private static final long WAIT_MS = TapeWatch.CLOCKS_US / 1_000;

    private static final Comparator<MidSample> IN_ORDER =
            Comparator.comparing(sample -> sample.listing().code());

    private transient WaitingByTime<MidSample> waiting;
    private transient MapState<String, VenueMids> mids;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(), "mids-by-ms", RecordSerializer.of(MidSample.class));
        mids =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "venues",
                                        StringSerializer.INSTANCE,
                                        RecordSerializer.of(VenueMids.class)));
        late = getRuntimeContext().getMetricGroup().counter("midSamplesLate");
    }

    @Override
    public void processElement(MidSample sample, Context ctx, Collector<Signal> out)
            throws Exception {
        long dueMs = (sample.second() + 1) * 1_000 + WAIT_MS;
        if (!waiting.addInTime(dueMs, sample, ctx.timerService())) {
            late.inc();
        }
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<Signal> out) throws Exception {
        List<MidSample> samples = waiting.take(ms, IN_ORDER);
        Map<String, VenueMids> before = new HashMap<>();
        for (Map.Entry<String, VenueMids> entry : mids.entries()) {
            before.put(entry.getKey(), entry.getValue());
        }
        RunAways judge = new RunAways(before);
        judge.next((ms - WAIT_MS) / 1_000 - 1, samples, out::collect);
        before.keySet().removeAll(judge.byListing().keySet());
        for (String gone : before.keySet()) {
            mids.remove(gone);
        }
        mids.putAll(judge.byListing());
    }
}
