package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Releases the updates of a market in the order in which they were received, whichever connection,
 * partition or subtask they came through.
 *
 * <p>Keyed by market. An update waits until the watermark says that nothing earlier can come, and
 * is then dropped from state: what is kept spans the out-of-orderness bound.
 *
 * <p>What comes behind the watermark is counted. A proof is left out, for others follow. A book is
 * released at the present moment, with the wait added to how late it is here: left out, the book
 * before it would stand, and what its connection says later would prove a book that was replaced.
 */
public final class OrderBooksFunction extends KeyedProcessFunction<String, LegUpdate, LegUpdate> {
    private static final long serialVersionUID = 1L;

    private transient WaitingByTime<LegUpdate> waiting;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "updates-by-receive-ms",
                        RecordSerializer.of(LegUpdate.class));
        late = getRuntimeContext().getMetricGroup().counter("bookUpdatesLate");
    }

    @Override
    public void processElement(LegUpdate update, Context ctx, Collector<LegUpdate> out)
            throws Exception {
        long receiveMs = Math.floorDiv(update.receiveUs(), 1_000L);
        if (waiting.addInTime(receiveMs, update, ctx.timerService())) {
            return;
        }
        late.inc();
        if (update.hasBook()) {
            long nextMs = ctx.timerService().currentWatermark() + 1;
            waiting.add(nextMs, update.heldUntil(nextMs * 1_000L), ctx.timerService());
        }
    }

    @Override
    public void onTimer(long receiveMs, OnTimerContext ctx, Collector<LegUpdate> out)
            throws Exception {
        waiting.take(receiveMs, LegUpdate.RELEASE_ORDER).forEach(out::collect);
    }
}
