package dev.arbflow.jobs.dedup;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.market.trade.Trade;
import java.util.Optional;
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
 * state nor timer. Filters are changed at hand; {@link DeduplicateTradesOperator} puts them back.
 */
final class DeduplicateTradesFunction extends KeyedProcessFunction<String, Trade, Trade> {
    private static final long serialVersionUID = 1L;

    private final Dedup settings;
    private final long rotationMs;

    private transient FiltersAtHand seen;
    private transient Counter in;
    private transient Counter out;
    private transient Counter duplicates;
    private transient Counter falsePositives;
    private transient Counter beyondHorizon;

    DeduplicateTradesFunction(Dedup settings) {
        this.settings = settings;
        this.rotationMs = settings.rotation().toMillis();
    }

    @Override
    public void open(OpenContext context) {
        ValueState<RotatingBloomFilter> all =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "seen-trades", new RotatingBloomFilterSerializer()));
        seen = new FiltersAtHand(all);
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
        Optional<RotatingBloomFilter> kept = seen.of(ctx.getCurrentKey());
        if (kept.isEmpty()) {
            // Never a past rotation, or a late trade would end this one at once.
            ctx.timerService()
                    .registerEventTimeTimer(endOfRotation(Math.max(happenedMs, watermark + 1)));
            kept = Optional.of(new RotatingBloomFilter());
            seen.keep(ctx.getCurrentKey(), kept.get());
        }
        RotatingBloomFilter.Answer answer = kept.get().offer(trade.tradeId(), settings);
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
        RotatingBloomFilter filter = seen.of(ctx.getCurrentKey()).orElseThrow();
        filter.rotate();
        if (filter.isEmpty()) {
            seen.forget(ctx.getCurrentKey());
            return;
        }
        ctx.timerService().registerEventTimeTimer(endOfRotationMs + rotationMs);
    }

    FiltersAtHand atHand() {
        return seen;
    }

    private long endOfRotation(long timeMs) {
        return (Math.floorDiv(timeMs, rotationMs) + 1) * rotationMs;
    }
}
