package dev.arbflow.jobs.arbitrage;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Releases the updates of a market in the order in which they were received, whichever connection,
 * partition or subtask they came through.
 *
 * <p>Keyed by market. An update waits until the watermark says that nothing earlier can come, and
 * is then dropped from state: what is kept spans the disorder bound. An update that comes behind
 * the watermark is counted and left out, because applying it would make the result depend on luck.
 */
public final class OrderBooksFunction extends KeyedProcessFunction<String, LegUpdate, LegUpdate> {
    private static final long serialVersionUID = 1L;

    private transient MapState<Long, List<LegUpdate>> waiting;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "updates-by-receive-ms",
                                        LongSerializer.INSTANCE,
                                        new ListSerializer<>(new LegUpdateSerializer())));
        late = getRuntimeContext().getMetricGroup().counter("bookUpdatesLate");
    }

    @Override
    public void processElement(LegUpdate update, Context ctx, Collector<LegUpdate> out)
            throws Exception {
        long receiveMs = Math.floorDiv(update.receiveUs(), 1_000L);
        if (receiveMs <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        List<LegUpdate> sameMs = waiting.get(receiveMs);
        List<LegUpdate> grown = sameMs == null ? new ArrayList<>(1) : new ArrayList<>(sameMs);
        grown.add(update);
        waiting.put(receiveMs, grown);
        ctx.timerService().registerEventTimeTimer(receiveMs);
    }

    @Override
    public void onTimer(long receiveMs, OnTimerContext ctx, Collector<LegUpdate> out)
            throws Exception {
        List<LegUpdate> ready = new ArrayList<>(waiting.get(receiveMs));
        waiting.remove(receiveMs);
        ready.sort(LegUpdate.RELEASE_ORDER);
        ready.forEach(out::collect);
    }
}
