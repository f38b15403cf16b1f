package dev.arbflow.jobs.fairness;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.periods.Periods;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageAlarm.Kind;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.SamplingWeight;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Compares the tapes of a group period by period.
 *
 * <p>Keyed by {@link CoverageCount#group()}. Counts wait until the watermark says that all of their
 * period are there, and die then. Of each tape and kind of count there is one watch of at most
 * twice {@link Baseline#MOST} periods; a tape that is no longer configured is forgotten with the
 * first period without it.
 */
public final class BalanceFunction
        extends KeyedProcessFunction<String, CoverageCount, CoverageBalance> {
    private static final long serialVersionUID = 1L;

    /** Tapes that are under-represented. */
    public static final OutputTag<CoverageAlarm> ALARMS = new OutputTag<>("coverage-alarms") {};

    /** What observations should count. */
    public static final OutputTag<SamplingWeight> WEIGHTS = new OutputTag<>("sampling-weights") {};

    private final Periods periods;
    private final double minLiveShare;
    private final double level;

    private transient GroupJudge judge;
    private transient WaitingByTime<CoverageCount> waiting;
    private transient MapState<String, Watch> trades;
    private transient MapState<String, Watch> books;

    public BalanceFunction(Fairness settings) {
        this.periods = new Periods(settings.period());
        this.minLiveShare = settings.minLiveShare();
        this.level = settings.level();
    }

    @Override
    public void open(OpenContext context) {
        judge = new GroupJudge(minLiveShare, level);
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "counts-by-ms",
                        RecordSerializer.of(CoverageCount.class));
        trades = watches("trade-watches");
        books = watches("book-watches");
    }

    @Override
    public void processElement(CoverageCount count, Context ctx, Collector<CoverageBalance> out)
            throws Exception {
        long lastMs = periods.lastMs(count.startUs());
        waiting.add(lastMs, count, ctx.timerService());
    }

    @Override
    public void onTimer(long lastMs, OnTimerContext ctx, Collector<CoverageBalance> out)
            throws Exception {
        List<CoverageCount> group =
                waiting.take(lastMs, Comparator.comparing(count -> count.tape().code()));
        out.collect(GroupJudge.balance(group));
        GroupJudge.weights(group).forEach(weight -> ctx.output(WEIGHTS, weight));
        judge.silent(group).forEach(alarm -> ctx.output(ALARMS, alarm));
        compare(group, Kind.TRADES, CoverageCount::trades, trades, ctx);
        compare(group, Kind.BOOKS, CoverageCount::books, books, ctx);
    }

    private void compare(
            List<CoverageCount> group,
            Kind kind,
            ToLongFunction<CoverageCount> countOf,
            MapState<String, Watch> state,
            OnTimerContext ctx)
            throws Exception {
        Map<String, Watch> known = new HashMap<>();
        for (Map.Entry<String, Watch> entry : state.entries()) {
            known.put(entry.getKey(), entry.getValue());
        }
        GroupJudge.Judgement judgement = judge.judge(group, kind, countOf, known);
        judgement.alarms().forEach(alarm -> ctx.output(ALARMS, alarm));
        state.clear();
        state.putAll(judgement.watches());
    }

    private MapState<String, Watch> watches(String name) {
        return getRuntimeContext()
                .getMapState(
                        new MapStateDescriptor<>(
                                name, StringSerializer.INSTANCE, RecordSerializer.of(Watch.class)));
    }
}
