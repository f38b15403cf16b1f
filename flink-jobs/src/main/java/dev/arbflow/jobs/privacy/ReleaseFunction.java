package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Releases;
import dev.arbflow.jobs.periods.Periods;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Releases the noised sum of every window of a tape, as long as the budget lasts.
 *
 * <p>Keyed by {@link Tape#code()}. Whether and when something is released follows from time and
 * budget alone: a window without trades is released like any other, or its absence would tell that
 * there were none. A window's sum dies when the watermark passes its end; the ledger is replaced by
 * the next period's. Late trades are counted and change nothing that was told. The end of the input
 * releases nothing, because the windows it cuts off are not complete.
 */
public final class ReleaseFunction extends KeyedProcessFunction<String, Contribution, Release> {
    private static final long serialVersionUID = 1L;

    /** Windows about which the spent budget lets nothing be told. */
    public static final OutputTag<RefusedRelease> REFUSED = new OutputTag<>("refused-releases") {};

    private static final double MILLION = 1e6;

    private final Releases settings;
    private final Periods windows;

    private transient LaplaceRelease noise;
    private transient MapState<Long, ClippedSum> sums;
    private transient ValueState<EpsilonLedger> ledger;
    private transient Counter released;
    private transient Counter refused;
    private transient Counter late;

    public ReleaseFunction(Releases settings) {
        this.settings = settings;
        this.windows = new Periods(settings.window());
    }

    @Override
    public void open(OpenContext context) {
        noise = new LaplaceRelease(settings);
        sums =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "sums-by-window",
                                        LongSerializer.INSTANCE,
                                        RecordSerializer.of(ClippedSum.class)));
        ledger =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "epsilon-ledger",
                                        RecordSerializer.of(EpsilonLedger.class)));
        released = getRuntimeContext().getMetricGroup().counter("releases");
        refused = getRuntimeContext().getMetricGroup().counter("releasesRefused");
        late = getRuntimeContext().getMetricGroup().counter("tradesLate");
    }

    @Override
    public void processElement(Contribution contribution, Context ctx, Collector<Release> out)
            throws Exception {
        long startUs = windows.startUs(contribution.timeUs());
        long lastMs = windows.lastMs(startUs);
        boolean over = lastMs <= ctx.timerService().currentWatermark();
        if (!contribution.isTrade()) {
            if (!over) {
                ctx.timerService().registerEventTimeTimer(lastMs);
            }
        } else if (over) {
            late.inc();
        } else {
            ClippedSum before = sums.get(startUs);
            ClippedSum added =
                    ClippedSum.of(contribution.quantity(), clip(contribution.tape()).doubleValue());
            sums.put(startUs, before == null ? added : before.plus(added));
        }
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<Release> out) throws Exception {
        long startUs = windows.startUsOf(lastMs);
        ClippedSum sum = take(startUs);
        if (ctx.timerService().currentWatermark() == Long.MAX_VALUE
                || clip(ctx.getCurrentKey()) == null) { // no longer configured
            return;
        }
        long epsilon = settings.epsilonMicros();
        long budget = settings.budgetMicros();
        EpsilonLedger before = ledger.value();
        EpsilonLedger now =
                (before == null ? new EpsilonLedger(0, 0) : before).in(noise.periodOf(startUs));
        if (now.affords(epsilon, budget)) {
            now = now.spend(epsilon);
            out.collect(release(ctx.getCurrentKey(), startUs, sum, now));
            released.inc();
        } else {
            ctx.output(REFUSED, refusal(ctx.getCurrentKey(), startUs, now));
            refused.inc();
        }
        ledger.update(now);
    }

    /** The sum of a window; it and what was never announced before it are forgotten. */
    private ClippedSum take(long startUs) throws Exception {
        ClippedSum sum = ClippedSum.EMPTY;
        boolean empty = true;
        Iterator<Map.Entry<Long, ClippedSum>> entries = sums.iterator();
        while (entries.hasNext()) {
            Map.Entry<Long, ClippedSum> entry = entries.next();
            if (entry.getKey() == startUs) {
                sum = entry.getValue();
            }
            if (entry.getKey() <= startUs) {
                entries.remove();
            } else {
                empty = false;
            }
        }
        if (empty) {
            sums.clear(); // the heap backend keeps an empty map otherwise
        }
        return sum;
    }

    private Release release(String tape, long startUs, ClippedSum sum, EpsilonLedger after) {
        BigDecimal clip = clip(tape);
        ClippedSum told =
                noise.noised(sum, tape, startUs, clip.stripTrailingZeros().toPlainString());
        return new Release(
                Tape.parse(tape),
                startUs,
                windows.endUs(startUs),
                told.trades(),
                told.steps() * clip.doubleValue() / ClippedSum.STEPS,
                clip.doubleValue(),
                settings.epsilonMicros() / MILLION,
                after.spentMicros() / MILLION,
                settings.budgetMicros() / MILLION);
    }

    private RefusedRelease refusal(String tape, long startUs, EpsilonLedger spent) {
        return new RefusedRelease(
                Tape.parse(tape),
                startUs,
                windows.endUs(startUs),
                settings.epsilonMicros() / MILLION,
                spent.spentMicros() / MILLION,
                settings.budgetMicros() / MILLION);
    }

    private BigDecimal clip(String tape) {
        return settings.clips().get(tape);
    }
}
