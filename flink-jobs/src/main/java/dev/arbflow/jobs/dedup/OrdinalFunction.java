package dev.arbflow.jobs.dedup;

import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.Iterator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Numbers the trades of one microsecond, because InfluxDB keeps one point a series and timestamp.
 *
 * <p>Keyed by {@link dev.arbflow.market.Listing#code()} and placed behind de-duplication, so a
 * replay from a checkpoint gives a trade the number it had. A microsecond is remembered until event
 * time is one to two horizons past it, then the listing's one timer forgets it. A trade that comes
 * later than one horizon is counted and not numbered: its number could belong to another trade's
 * point, while the archive, where ids decide, has it in any case.
 */
public final class OrdinalFunction extends KeyedProcessFunction<String, Trade, StampedTrade> {
    private static final long serialVersionUID = 1L;

    private final long horizonMs;

    private transient MapState<Long, Integer> tradesOfMicrosecond;
    private transient Counter tooLate;

    /**
     * @param horizon how long a microsecond may still get trades, in event time; the rotation of
     *     de-duplication, beyond which a trade may be a repeated one
     */
    public OrdinalFunction(Duration horizon) {
        this.horizonMs = horizon.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        tradesOfMicrosecond =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "trades-of-microsecond",
                                        LongSerializer.INSTANCE,
                                        IntSerializer.INSTANCE));
        tooLate = getRuntimeContext().getMetricGroup().counter("tradesTooLateToNumber");
    }

    /**
     * @throws IllegalArgumentException if the microsecond is full, which fails the job: the point
     *     would overwrite another
     */
    @Override
    public void processElement(Trade trade, Context ctx, Collector<StampedTrade> out)
            throws Exception {
        long happenedUs = trade.times().happenedUs();
        long happenedMs = Math.floorDiv(happenedUs, 1_000L);
        if (happenedMs + horizonMs < ctx.timerService().currentWatermark()) {
            tooLate.inc();
            return;
        }
        if (tradesOfMicrosecond.isEmpty()) {
            ctx.timerService().registerEventTimeTimer(firstSweep(happenedMs));
        }
        Integer before = tradesOfMicrosecond.get(happenedUs);
        int ordinal = before == null ? 0 : before;
        out.collect(new StampedTrade(trade, ordinal));
        tradesOfMicrosecond.put(happenedUs, ordinal + 1);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<StampedTrade> out)
            throws Exception {
        long oldestUs = (timeMs - horizonMs) * 1_000;
        boolean someLeft = false;
        Iterator<Long> microseconds = tradesOfMicrosecond.keys().iterator();
        while (microseconds.hasNext()) {
            if (microseconds.next() < oldestUs) {
                microseconds.remove();
            } else {
                someLeft = true;
            }
        }
        if (someLeft) {
            ctx.timerService().registerEventTimeTimer(timeMs + horizonMs);
        } else {
            tradesOfMicrosecond.clear(); // the heap backend keeps an empty map otherwise
        }
    }

    /** Sweeps come once a horizon; the first when the first microsecond may be forgotten. */
    private long firstSweep(long happenedMs) {
        return (Math.floorDiv(happenedMs, horizonMs) + 2) * horizonMs;
    }
}
