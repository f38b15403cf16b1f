package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.DetectionRule;
import dev.arbflow.market.Market;
import dev.arbflow.market.RefusalReason;
import dev.arbflow.market.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges the routes of a market whenever one of its legs changes or time alone changes the answer.
 *
 * <p>Keyed by market; the rules are broadcast and chosen by event time. A market that nobody has
 * told anything about for {@link #FORGET_AFTER} is forgotten.
 */
public final class CrossVenueFunction
        extends KeyedBroadcastProcessFunction<String, LegUpdate, DetectionRule, RouteSignal> {
    private static final long serialVersionUID = 1L;

    /** Event time without any update after which a market's state dies. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    /** Rules by version. */
    static final MapStateDescriptor<Integer, DetectionRule> RULES =
            new MapStateDescriptor<>(
                    "rules", IntSerializer.INSTANCE, new DetectionRuleSerializer());

    private static final Comparator<DetectionRule> NEWEST_LAST =
            Comparator.comparingLong(DetectionRule::effectiveFromUs)
                    .thenComparingInt(DetectionRule::version);

    private final DetectionRule configured;
    private final CrossVenueDetector detector;

    private transient ValueState<MarketBoard> boards;
    private transient Counter evaluated;
    private transient Map<RefusalReason, Counter> refused;

    public CrossVenueFunction(Detection detection) {
        configured = detection.rule();
        detector = new CrossVenueDetector(detection);
    }

    @Override
    public void open(OpenContext context) {
        boards =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "market-board", new MarketBoardSerializer()));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        evaluated = metrics.counter("routesEvaluated");
        refused = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            refused.put(reason, metrics.addGroup("reason", reason.name()).counter("refused"));
        }
    }

    @Override
    public void processElement(LegUpdate update, ReadOnlyContext ctx, Collector<RouteSignal> out)
            throws Exception {
        MarketBoard board = boards.value();
        if (board == null) {
            board = new MarketBoard(Market.parse(ctx.getCurrentKey()));
        }
        List<DetectionRule> rules = rules(ctx.getBroadcastState(RULES));
        detector.update(board, update, timeUs -> inForce(rules, timeUs), findings(ctx, out));
        arm(board, ctx);
        boards.update(board);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<RouteSignal> out)
            throws Exception {
        MarketBoard board = boards.value();
        if (board == null || ctx.currentWatermark() == Long.MAX_VALUE) {
            return; // the end of the stream proves nothing about time after its last event
        }
        if (forgetMs(board) <= timeMs) {
            boards.clear();
            return;
        }
        List<DetectionRule> rules = rules(ctx.getBroadcastState(RULES));
        detector.advance(
                board, timeMs * 1_000, timeUs -> inForce(rules, timeUs), findings(ctx, out));
        if (board.armedMs <= timeMs) {
            board.armedMs = RouteTrack.NEVER;
        }
        arm(board, ctx);
        boards.update(board);
    }

    @Override
    public void processBroadcastElement(DetectionRule rule, Context ctx, Collector<RouteSignal> out)
            throws Exception {
        ctx.getBroadcastState(RULES).put(rule.version(), rule);
    }

    /** One timer at a time: a later deadline waits until the set timer has fired. */
    private static void arm(MarketBoard board, ReadOnlyContext ctx) {
        long wantedMs = Math.min(ceilMs(board.nextDeadlineUs()), forgetMs(board));
        if (wantedMs < board.armedMs) {
            ctx.timerService().registerEventTimeTimer(wantedMs);
            board.armedMs = wantedMs;
        }
    }

    private static long forgetMs(MarketBoard board) {
        return Math.floorDiv(board.nowUs, 1_000L) + FORGET_AFTER.toMillis();
    }

    private static long ceilMs(long timeUs) {
        return timeUs == RouteTrack.NEVER ? timeUs : -Math.floorDiv(-timeUs, 1_000L);
    }

    private static List<DetectionRule> rules(
            ReadOnlyBroadcastState<Integer, DetectionRule> broadcast) throws Exception {
        List<DetectionRule> rules = new ArrayList<>();
        broadcast.immutableEntries().forEach(entry -> rules.add(entry.getValue()));
        return rules;
    }

    private DetectionRule inForce(List<DetectionRule> rules, long timeUs) {
        return rules.stream()
                .filter(rule -> rule.effectiveFromUs() <= timeUs)
                .max(NEWEST_LAST)
                .orElse(configured);
    }

    private CrossVenueDetector.Findings findings(ReadOnlyContext ctx, Collector<RouteSignal> out) {
        return new CrossVenueDetector.Findings() {
            @Override
            public void signal(RouteSignal signal) {
                if (signal.refusal() != null) {
                    refused.get(signal.refusal()).inc();
                }
                out.collect(signal);
            }

            @Override
            public void sample(Spread spread) {
                ctx.output(SideOutputs.SPREADS, spread);
            }

            @Override
            public void evaluated() {
                evaluated.inc();
            }
        };
    }
}
