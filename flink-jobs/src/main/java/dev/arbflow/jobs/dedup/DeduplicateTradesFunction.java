package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.market.trade.Trade;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Drops a trade that its feed has delivered before, for instance because a reconnect replayed it.
 *
 * <p>Keyed by {@link dev.arbflow.market.Tape#code()}. A repeated trade is caught if event time
 * moved by at most one rotation since its latest delivery. Of a trade older than that nobody knows
 * whether it was delivered before: it is passed on and counted, because what is refused is lost,
 * while the archive takes a repeated trade for the same document.
 *
 * <p>One timer a tape rotates its filter; a tape without trades for two rotations keeps neither
 * state nor timer. The filter is changed in place, which the heap state backend makes cheap: it
 * copies the value once a checkpoint. RocksDB would write it anew with every trade.
 */
public final class DeduplicateTradesFunction extends KeyedProcessFunction<String, Trade, Trade> {
    private static final long serialVersionUID = 1L;

    private final Dedup settings;
    private final long rotationMs;

    private transient ValueState<RotatingBloomFilter> seen;
    private transient Counter in;
    private transient Counter out;
    private transient Counter duplicates;
    private transient Counter falsePositives;
    private transient Counter beyondHorizon;

    public DeduplicateTradesFunction(Dedup settings) {
        this.settings = settings;
        this.rotationMs = settings.rotation().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        seen =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "seen-trades", new RotatingBloomFilterSerializer()));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        in = metrics.counter("tradesIn");
        out = metrics.counter("tradesOut");
        duplicates = metrics.counter("tradesDuplicate");
        falsePositives = metrics.counter("bloomFalsePositives");
        beyondHorizon = metrics.counter("tradesBeyondHorizon");
    }

    @Override
    public void processElement(Trade trade, Context ctx, Collector<Trade> collector)
            throws Exception {
        in.inc();
        long happenedMs = Math.floorDiv(trade.times().happenedUs(), 1_000L);
        long watermark = ctx.timerService().currentWatermark();
        RotatingBloomFilter filter = seen.value();
        if (filter == null) {
            filter = new RotatingBloomFilter();
            // Never a past rotation, or a late trade would end this one at once.
            ctx.timerService()
                    .registerEventTimeTimer(endOfRotation(Math.max(happenedMs, watermark + 1)));
        }
        RotatingBloomFilter.Answer answer = filter.offer(trade.tradeId(), settings);
        seen.update(filter);
        if (answer == RotatingBloomFilter.Answer.KNOWN) {
            duplicates.inc();
            return;
        }
        if (answer == RotatingBloomFilter.Answer.NEW_AFTER_RECHECK) {
            falsePositives.inc();
        }
        if (happenedMs + rotationMs < watermark) {
            beyondHorizon.inc();
        }
        out.inc();
        collector.collect(trade);
    }

    @Override
    public void onTimer(long endOfRotationMs, OnTimerContext ctx, Collector<Trade> collector)
            throws Exception {
        RotatingBloomFilter filter = seen.value();
        filter.rotate();
        if (filter.isEmpty()) {
            seen.clear();
            return;
        }
        seen.update(filter);
        ctx.timerService().registerEventTimeTimer(endOfRotationMs + rotationMs);
    }

    private long endOfRotation(long timeMs) {
        return (Math.floorDiv(timeMs, rotationMs) + 1) * rotationMs;
    }
}
