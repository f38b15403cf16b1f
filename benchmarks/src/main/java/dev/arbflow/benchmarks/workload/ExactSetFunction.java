package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * De-duplication as a Flink manual would have it: the ids in keyed state, one entry each, in two
 * generations that a timer rotates. Knows an id for as long as arbflow does.
 */
public final class ExactSetFunction extends KeyedProcessFunction<String, Trade, Trade> {
    private static final long serialVersionUID = 1L;

    private final long rotationMs;

    private transient List<MapState<String, Boolean>> generations;

    public ExactSetFunction(Duration rotation) {
        this.rotationMs = rotation.toMillis();
    }

    @Override
    public void open(OpenContext context) {
        generations = List.of(generation("even"), generation("odd"));
    }

    private MapState<String, Boolean> generation(String name) {
        return getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(name, Types.STRING, Types.BOOLEAN));
    }

    @Override
    public void processElement(Trade trade, Context ctx, Collector<Trade> out) throws Exception {
        long now = Math.max(ctx.timestamp(), ctx.timerService().currentWatermark() + 1);
        long rotation = Math.floorDiv(now, rotationMs);
        MapState<String, Boolean> young = generations.get((int) (rotation % 2));
        MapState<String, Boolean> old = generations.get((int) ((rotation + 1) % 2));
        boolean known = young.contains(trade.tradeId());
        if (!known) {
            known = old.contains(trade.tradeId());
            young.put(trade.tradeId(), true);
            ctx.timerService().registerEventTimeTimer((rotation + 2) * rotationMs - 1);
        }
        if (!known) {
            out.collect(trade);
        }
    }

    @Override
    public void onTimer(long endMs, OnTimerContext ctx, Collector<Trade> out) throws Exception {
        generations.get((int) (Math.floorDiv(endMs, rotationMs) + 1) % 2).clear();
    }
}
