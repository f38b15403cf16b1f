package dev.arbflow.jobs.pattern.discovery;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.PriceDiscovery;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the sampled mids of one market in one period and compares the venues when it is over.
 *
 * <p>Keyed by market and period ({@link Grid#keyOf}). State is one sample a venue and step, and
 * lives from the period's first until the watermark reaches its end. Samples are made by the
 * watermark, so none is late.
 */
final class PriceDiscoveryFunction
        extends KeyedProcessFunction<String, SampledMid, PriceDiscovery> {
    private static final long serialVersionUID = 1L;

    private final Grid grid;

    private transient ListState<SampledMid> mids;

    PriceDiscoveryFunction(Grid grid) {
        this.grid = grid;
    }

    @Override
    public void open(OpenContext context) {
        mids =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "sampled-mids", RecordSerializer.of(SampledMid.class)));
    }

    @Override
    public void processElement(SampledMid mid, Context ctx, Collector<PriceDiscovery> out)
            throws Exception {
        mids.add(mid);
        ctx.timerService()
                .registerEventTimeTimer(WindowTime.lastMs(Grid.endUsOf(ctx.getCurrentKey())));
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<PriceDiscovery> out)
            throws Exception {
        String key = ctx.getCurrentKey();
        Market market = Market.parse(key.substring(0, key.indexOf('@')));
        long endUs = Grid.endUsOf(key);
        new PeriodDiscovery(market, endUs - grid.periodUs(), endUs, grid.stepUs())
                .of(mids.get())
                .forEach(out::collect);
        mids.clear();
    }

    /**
     * When mids are sampled and compared.
     *
     * @param stepUs between two samples
     * @param periodUs whose samples are compared, a multiple of the step
     */
    record Grid(long stepUs, long periodUs) implements Serializable {
        private static final long serialVersionUID = 1L;

        /** Venues answer each other within less; much of what moves both is then one's own. */
        private static final long MIN_STEP_US = 1_000_000;

        /** Long enough for thousands of samples, short enough to see a market change hands. */
        private static final Duration MAX_PERIOD = Duration.ofHours(1);

        /** An hour in steps of a second; shorter periods or longer steps where settings are so. */
        static Grid of(Behaviour behaviour, Analysis analysis) {
            long pathUs = Times.micros(behaviour.step());
            long stepUs = pathUs * Math.max(1, -Math.floorDiv(-MIN_STEP_US, pathUs));
            long wantedUs = Math.min(Times.micros(analysis.period()), Times.micros(MAX_PERIOD));
            return new Grid(stepUs, stepUs * Math.max(1, wantedUs / stepUs));
        }

        boolean holds(long atUs) {
            return Math.floorMod(atUs, stepUs) == 0;
        }

        /** The key to use, for example {@code BTC/USD@1700000400000000}: it ends the period. */
        String keyOf(SampledMid mid) {
            return mid.listing().market().code()
                    + '@'
                    + -Math.floorDiv(-mid.atUs(), periodUs) * periodUs;
        }

        private static long endUsOf(String key) {
            return Long.parseLong(key.substring(key.indexOf('@') + 1));
        }
    }
}
