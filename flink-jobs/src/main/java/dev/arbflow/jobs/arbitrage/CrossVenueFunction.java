package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Market;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
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
 * <p>Keyed by market, see {@link LegUpdate#board}. Rules are chosen by event time: those written
 * before a start are read then, later ones are broadcast. A leg that nobody has told anything about
 * for {@link MarketBoard#FORGET_AFTER} is forgotten, and with its last leg the market. An episode
 * is looked at again for a second of event time after it was told, or until the stream ends.
 */
public final class CrossVenueFunction
        extends KeyedBroadcastProcessFunction<String, LegUpdate, Rule, RouteSignal> {
    private static final long serialVersionUID = 1L;

    /** Rules by version. */
    public static final MapStateDescriptor<Integer, Rule> RULES =
            new MapStateDescriptor<>(
                    "scoped-rules", IntSerializer.INSTANCE, RecordSerializer.of(Rule.class));

    /** The same as earlier releases had them, when each was about all routes; only read. */
    public static final MapStateDescriptor<Integer, DetectionRule> FORMER_RULES =
            new MapStateDescriptor<>(
                    "rules", IntSerializer.INSTANCE, RecordSerializer.of(DetectionRule.class));

    private final Configured configured;
    private final RuleHistory history;
    private final CrossVenueDetector detector;

    private transient ValueState<MarketBoard> boards;
    private transient RouteNorms norms;
    private transient KnownRules known;
    private transient Counter evaluated;
    private transient Counter late;
    private transient Map<RefusalReason, Counter> refused;

    /**
     * @param history read once at every start, before the first update
     */
    public CrossVenueFunction(Detection detection, RuleHistory history) {
        this.history = history;
        configured = detection.configured();
        detector = new CrossVenueDetector(detection);
    }

    @Override
    public void open(OpenContext context) {
        boards =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "market-board", new MarketBoardSerializer()));
        norms = new RouteNorms(getRuntimeContext());
        known = KnownRules.from(history, configured);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        evaluated = metrics.counter("routesEvaluated");
        late = metrics.counter("legUpdatesLate");
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
        if (update.receiveUs() < board.nowUs) {
            late.inc(); // after a restart the watermark may let through what is long decided
            return;
        }
        detector.update(board, update, rules(ctx), findings(ctx, out));
        if (!board.isForgotten()) {
            arm(board, ctx);
            boards.update(board);
        }
    }

    /**
     * A watermark of T ms is a promise that everything up to the last microsecond of T has come; at
     * the end of the stream nothing is known of the time after the newest update.
     */
    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<RouteSignal> out)
            throws Exception {
        MarketBoard board = boards.value();
        boolean ended = ctx.currentWatermark() == Long.MAX_VALUE;
        long knownUs = ended ? board.nowUs : Long.MAX_VALUE;
        long untilUs = Math.min(timeMs * 1_000 + 999, knownUs);
        detector.advance(board, untilUs, rules(ctx), findings(ctx, out));
        board.armedMs = RouteTrack.NEVER;
        if (board.nextDeadlineUs() <= knownUs) {
            arm(board, ctx);
        } else if (ended) {
            detector.end(board, findings(ctx, out));
        }
        if (board.isForgotten()) {
            boards.clear();
            norms.clear();
        } else {
            boards.update(board);
        }
    }

    @Override
    public void processBroadcastElement(Rule rule, Context ctx, Collector<RouteSignal> out)
            throws Exception {
        known.take(rule, ctx.getBroadcastState(RULES));
    }

    /** Keeps one timer for a market, at its next deadline or earlier. */
    private static void arm(MarketBoard board, ReadOnlyContext ctx) {
        long deadlineUs = board.nextDeadlineUs();
        long wantedMs = Math.floorDiv(deadlineUs, 1_000L);
        if (deadlineUs == RouteTrack.NEVER || wantedMs >= board.armedMs) {
            return;
        }
        if (board.armedMs != RouteTrack.NEVER) {
            ctx.timerService().deleteEventTimeTimer(board.armedMs);
        }
        ctx.timerService().registerEventTimeTimer(wantedMs);
        board.armedMs = wantedMs;
    }

    private RuleBook rules(ReadOnlyContext ctx) throws Exception {
        return known.book(ctx.getBroadcastState(RULES), ctx.getBroadcastState(FORMER_RULES));
    }

    private CrossVenueDetector.Findings findings(ReadOnlyContext ctx, Collector<RouteSignal> out) {
        return new CrossVenueDetector.Findings() {
            @Override
            public void signal(RouteSignal signal) {
                if (signal.refusal() != null) {
                    refused.get(signal.refusal()).inc();
                }
                out.collect(
                        signal.opens()
                                ? signal.with(norms.of(signal.route(), signal.timeUs()))
                                : signal);
            }

            @Override
            public void sample(Spread spread) {
                norms.sampled(spread);
                ctx.output(SideOutputs.SPREADS, spread);
            }

            @Override
            public void evaluated(int routes) {
                evaluated.inc(routes);
            }

            @Override
            public void followed(FollowUp followUp) {
                ctx.output(SideOutputs.FOLLOW_UPS, followUp);
            }
        };
    }
}
