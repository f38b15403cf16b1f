package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.CandidateLedger;
import dev.arbflow.jobs.arbitrage.CrossVenueFunction;
import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.KnownRules;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.state.StateType;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Configured;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges the cycles of a group of assets whenever one of its books changes or time alone changes
 * the answer, and tells their episodes.
 *
 * <p>Keyed by group, see {@link Cycles#groupOf}. A book that nobody has told anything about for
 * {@link CycleBoard#FORGET_AFTER} is forgotten, and with its last book the group. At the end of the
 * stream an open episode is closed as SHUTDOWN.
 */
public final class CycleFunction
        extends KeyedBroadcastProcessFunction<String, LegUpdate, Rule, CycleEpisode>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Candidates as they begin and end. */
    public static final OutputTag<CycleCandidate> CANDIDATES =
            new OutputTag<>(
                    "cycle-candidates",
                    new StateType<>(
                            CycleCandidate.class, RecordSerializer.of(CycleCandidate.class)));

    /** What it tells. */
    static final TypeInformation<CycleEpisode> EPISODES =
            new StateType<>(CycleEpisode.class, RecordSerializer.of(CycleEpisode.class));

    private final Configured configured;
    private final RuleHistory history;
    private final CycleDetector detector;

    private transient ValueState<CycleBoard> boards;
    private transient KnownRules known;
    private transient CandidateLedger ledger;
    private transient CycleCounters counters;

    /**
     * @param history read once at every start, before the first update
     */
    public CycleFunction(Detection detection, Cycles cycles, RuleHistory history) {
        this.history = history;
        configured = detection.configured();
        detector = new CycleDetector(detection, cycles);
    }

    /** The sums of this subtask. */
    CandidateLedger ledger() {
        return ledger;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        ledger = CandidateLedger.restored(context.getOperatorStateStore());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        ledger.keep();
    }

    @Override
    public void open(OpenContext context) {
        boards =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "cycle-board", new CycleBoardSerializer()));
        known = KnownRules.from(history, configured);
        counters = new CycleCounters(getRuntimeContext().getMetricGroup());
        ledger.register(getRuntimeContext().getMetricGroup(), "cycleCandidates");
    }

    @Override
    public void processElement(LegUpdate update, ReadOnlyContext ctx, Collector<CycleEpisode> out)
            throws Exception {
        CycleBoard board = detector.ready(boards.value(), ctx.getCurrentKey());
        if (update.receiveUs() < board.nowUs) {
            counters.late(); // after a restart the watermark may let through what is long decided
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
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<CycleEpisode> out)
            throws Exception {
        CycleBoard board = detector.ready(boards.value(), ctx.getCurrentKey());
        boolean ended = ctx.currentWatermark() == Long.MAX_VALUE;
        long knownUs = ended ? board.nowUs : Long.MAX_VALUE;
        detector.advance(
                board, Math.min(timeMs * 1_000 + 999, knownUs), rules(ctx), findings(ctx, out));
        board.armedMs = EdgeTrack.NEVER;
        if (board.nextDeadlineUs() <= knownUs) {
            arm(board, ctx);
        } else if (ended) {
            detector.end(board, findings(ctx, out));
        }
        if (board.isForgotten()) {
            boards.clear();
        } else {
            boards.update(board);
        }
    }

    @Override
    public void processBroadcastElement(Rule rule, Context ctx, Collector<CycleEpisode> out)
            throws Exception {
        known.take(rule, ctx.getBroadcastState(CrossVenueFunction.RULES));
    }

    /** Keeps one timer for a group, at its next deadline or earlier. */
    private static void arm(CycleBoard board, ReadOnlyContext ctx) {
        long deadlineUs = board.nextDeadlineUs();
        long wantedMs = Math.floorDiv(deadlineUs, 1_000L);
        if (deadlineUs == EdgeTrack.NEVER || wantedMs >= board.armedMs) {
            return;
        }
        if (board.armedMs != EdgeTrack.NEVER) {
            ctx.timerService().deleteEventTimeTimer(board.armedMs);
        }
        ctx.timerService().registerEventTimeTimer(wantedMs);
        board.armedMs = wantedMs;
    }

    private RuleBook rules(ReadOnlyContext ctx) throws Exception {
        return known.book(
                ctx.getBroadcastState(CrossVenueFunction.RULES),
                ctx.getBroadcastState(CrossVenueFunction.FORMER_RULES));
    }

    private CycleDetector.Findings findings(ReadOnlyContext ctx, Collector<CycleEpisode> out) {
        return new CycleDetector.Findings() {
            @Override
            public void episode(CycleEpisode episode) {
                counters.told(episode);
                out.collect(episode);
            }

            @Override
            public void candidate(CycleCandidate line) {
                if (line.outcome() == Outcome.OPEN) {
                    ledger.opened();
                } else {
                    ledger.closed(line.outcome());
                }
                ctx.output(CANDIDATES, line);
            }

            @Override
            public void refused(RefusalReason reason) {
                counters.refused(reason);
            }

            @Override
            public void evaluated(int judged) {
                counters.evaluated(judged);
            }

            @Override
            public void leftOut() {
                counters.leftOut();
            }

            @Override
            public long clockUs() {
                return ctx.currentProcessingTime() * 1_000;
            }
        };
    }
}
