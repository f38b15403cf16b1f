package dev.arbflow.jobs.pattern.leadlag;

import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.VenueLeadLag;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the mids of one market in one period and compares the venues when it is over.
 *
 * <p>Keyed by market and period ({@link #keyOf}), so state lives from the period's first change
 * until the watermark reaches its end, and holds at most {@link #MAX_CHANGES}. Late ones, and those
 * beyond that, are left out and counted.
 */
final class LeadLagFunction extends KeyedProcessFunction<String, MidChange, VenueLeadLag> {
    private static final long serialVersionUID = 1L;

    /** Long enough for venues that move once in three seconds, short enough to be news. */
    static final long PERIOD_US = 60_000_000;

    /**
     * Bounds how long a timer keeps its subtask from all else: the effort grows with the square.
     * Evenly over the minute and over seven venues it is below a second, and 1 MB of heap.
     */
    static final int MAX_CHANGES = 20_000;

    private transient ListState<MidChange> changes;

    /** One more than are kept stands for any number more. */
    private transient ValueState<Integer> seen;

    private transient Counter late;
    private transient Counter beyond;

    /** The key to use, for example {@code BTC/USD@1700000040000000}: it ends with the period. */
    static String keyOf(MidChange change) {
        return change.listing().market().code()
                + '@'
                + (Math.floorDiv(change.receiveUs(), PERIOD_US) + 1) * PERIOD_US;
    }

    @Override
    public void open(OpenContext context) {
        changes =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "mid-changes", RecordSerializer.of(MidChange.class)));
        seen =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("kept", IntSerializer.INSTANCE));
        late = getRuntimeContext().getMetricGroup().counter("midChangesLate");
        beyond = getRuntimeContext().getMetricGroup().counter("midChangesTooMany");
    }

    @Override
    public void processElement(MidChange change, Context ctx, Collector<VenueLeadLag> out)
            throws Exception {
        long lastMs = WindowTime.lastMs(endUsOf(ctx.getCurrentKey()));
        if (lastMs <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        Integer before = seen.value();
        if (before == null) {
            before = 0;
            ctx.timerService().registerEventTimeTimer(lastMs);
        }
        if (before < MAX_CHANGES) {
            changes.add(change);
        } else {
            beyond.inc();
        }
        if (before <= MAX_CHANGES) {
            seen.update(before + 1);
        }
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<VenueLeadLag> out)
            throws Exception {
        String key = ctx.getCurrentKey();
        Market market = Market.parse(key.substring(0, key.indexOf('@')));
        long endUs = endUsOf(key);
        new PeriodLeadLags(market, endUs - PERIOD_US, endUs)
                .of(changes.get(), seen.value() > MAX_CHANGES)
                .forEach(out::collect);
        changes.clear();
        seen.clear();
    }

    private static long endUsOf(String key) {
        return Long.parseLong(key.substring(key.indexOf('@') + 1));
    }
}
