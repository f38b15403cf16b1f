package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each trade the cluster of the newest window that had ended when it happened.
 *
 * <p>Keyed by listing. A trade waits in state for the watermark, because windows of earlier ends
 * may arrive after it, and is told once; a trade behind the watermark is told at once. A trade
 * without such a window is counted and left as it is. Marks are dropped once their window has ended
 * one window's length ago.
 */
public final class TradeClusterFunction
        extends KeyedCoProcessFunction<String, PublishedTrade, ClusteredWindow, ClusteredTrade> {
    private static final long serialVersionUID = 1L;

    private static final Comparator<PublishedTrade> BY_TIME =
            Comparator.comparingLong((PublishedTrade trade) -> trade.times().happenedUs())
                    .thenComparing(PublishedTrade::pseudonym);

    private final long believedUs;

    private transient WaitingByTime<PublishedTrade> waiting;
    private transient RecentMarks marks;
    private transient Counter without;

    /**
     * @param window length of windows; for so long their cluster is believed
     */
    public TradeClusterFunction(Duration window) {
        this.believedUs = Times.micros(window);
    }

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "trades-by-ms",
                        RecordSerializer.of(PublishedTrade.class));
        marks = new RecentMarks(getRuntimeContext(), believedUs);
        without = getRuntimeContext().getMetricGroup().counter("tradesWithoutCluster");
    }

    @Override
    public void processElement1(PublishedTrade trade, Context ctx, Collector<ClusteredTrade> out)
            throws Exception {
        long happenedMs = Math.floorDiv(trade.times().happenedUs(), 1_000L);
        if (!waiting.addInTime(happenedMs, trade, ctx.timerService())) {
            tell(trade, out);
        }
    }

    @Override
    public void processElement2(
            ClusteredWindow clustered, Context ctx, Collector<ClusteredTrade> out)
            throws Exception {
        marks.add(ClusterMark.of(clustered), ctx.timerService());
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<ClusteredTrade> out)
            throws Exception {
        for (PublishedTrade trade : waiting.take(ms, BY_TIME)) {
            tell(trade, out);
        }
        marks.expire(ms);
    }

    private void tell(PublishedTrade trade, Collector<ClusteredTrade> out) throws Exception {
        Optional<ClusterMark> mark = marks.at(trade.listing(), trade.times().happenedUs());
        if (mark.isEmpty()) {
            without.inc();
        } else {
            out.collect(new ClusteredTrade(trade, mark.get().modelVersion(), mark.get().cluster()));
        }
    }
}
