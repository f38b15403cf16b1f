package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.alert.EpisodeNews;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells the episodes of a route from its signals (first input) and from the moments at which the
 * pattern says that an episode opens (second input).
 *
 * <p>Keyed by route. Signals wait for the watermark, because the pattern answers only then. A
 * candidate's state dies with the candidate, which always ends with a signal. At the end of the
 * stream an open episode is closed as {@link CloseReason#SHUTDOWN}. An episode's record never
 * changes after its end; that it was a piece of a longer dislocation says the next piece.
 */
public final class EpisodeFunction
        extends KeyedCoProcessFunction<String, RouteSignal, RouteSignal, Episode>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final FeeSchedule fees;
    private final long updateEveryUs;
    private final long rejoinUs;

    private transient WaitingByTime<RouteSignal> waiting;
    private transient MapState<Long, Boolean> openings;
    private transient ValueState<EpisodeStory> stories;
    private transient Dislocations dislocations;
    private transient CandidateLedger ledger;
    private transient EpisodeCounters counters;

    public EpisodeFunction(Detection detection) {
        fees = detection.fees();
        updateEveryUs = Times.micros(detection.updateEvery());
        rejoinUs = Times.micros(detection.rejoin());
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
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "signals-by-ms",
                        RecordSerializer.of(RouteSignal.class));
        openings =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "openings-by-ordinal",
                                        LongSerializer.INSTANCE,
                                        BooleanSerializer.INSTANCE));
        stories =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>("story", new EpisodeStorySerializer()));
        dislocations = new Dislocations(getRuntimeContext(), rejoinUs);
        counters = new EpisodeCounters(getRuntimeContext().getMetricGroup());
        ledger.register(getRuntimeContext().getMetricGroup(), "candidates");
    }

    @Override
    public void processElement1(RouteSignal signal, Context ctx, Collector<Episode> out)
            throws Exception {
        long timeMs = ctx.timestamp();
        waiting.add(timeMs, signal, ctx.timerService());
    }

    @Override
    public void processElement2(RouteSignal opening, Context ctx, Collector<Episode> out)
            throws Exception {
        openings.put(opening.ordinal(), true);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Episode> out) throws Exception {
        if (timeMs == Long.MAX_VALUE) {
            shutDown(ctx, out);
            return;
        }
        for (RouteSignal signal : waiting.take(timeMs, RouteSignal.BY_ORDINAL)) {
            tell(signal, ctx, out);
        }
        dislocations.passTo(timeMs, ctx.timerService());
    }

    private void tell(RouteSignal signal, OnTimerContext ctx, Collector<Episode> out)
            throws Exception {
        EpisodeStory story = stories.value();
        if (story == null) {
            story = new EpisodeStory();
        }
        CloseReason closes = follow(story, signal, ctx);
        if (closes != null) {
            close(story, signal.route(), closes, ctx, out);
        } else if (story.isOpen() && signal.timeUs() - story.lastVersionUs >= updateEveryUs) {
            tell(story.tell(signal.route(), null, fees, nowUs(ctx)), ctx, out);
        }
        if (openings.contains(signal.ordinal())) {
            openings.remove(signal.ordinal());
            openEpisode(story, signal, ctx, out);
        }
        if (signal.candidateEnds()) {
            candidateIsOver(story.over(signal.route()), ctx);
            stories.clear();
        } else {
            stories.update(story);
        }
    }

    private CloseReason follow(EpisodeStory story, RouteSignal signal, OnTimerContext ctx) {
        boolean known = story.hasBegun();
        CloseReason closes =
                story.follow(signal, refused -> ctx.output(SideOutputs.REFUSED, refused));
        if (!known && story.hasBegun()) {
            ledger.opened();
            ctx.output(SideOutputs.CANDIDATES, story.begun(signal.route()));
        }
        return closes;
    }

    private void candidateIsOver(Candidate over, OnTimerContext ctx) {
        ledger.closed(over.outcome());
        ctx.output(SideOutputs.CANDIDATES, over);
        if (over.reason() != null) {
            counters.refused(over.reason());
            ctx.output(SideOutputs.REFUSED, RefusedMoment.of(over));
        }
    }

    private void openEpisode(
            EpisodeStory story, RouteSignal signal, OnTimerContext ctx, Collector<Episode> out)
            throws Exception {
        if (story.isOpen()) {
            return; // the edge dipped into the holding band and came back
        }
        story.open(signal, dislocations.next(story.course, signal.timeUs(), ctx.timerService()));
        Episode episode = story.tell(signal.route(), null, fees, nowUs(ctx));
        counters.opened(episode);
        tell(episode, ctx, out);
        ctx.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    private void close(
            EpisodeStory story,
            Route route,
            CloseReason reason,
            OnTimerContext ctx,
            Collector<Episode> out)
            throws Exception {
        Episode episode = story.tell(route, reason, fees, nowUs(ctx));
        tell(episode, ctx, out);
        dislocations.ended(episode, story.lastSignalUs, ctx.timerService());
        counters.closed(reason);
        story.closed();
        ctx.timerService().deleteEventTimeTimer(Long.MAX_VALUE);
    }

    /** An edge that stands as it always does is no news, until it is larger than usual. */
    private void tell(Episode episode, OnTimerContext ctx, Collector<Episode> out)
            throws Exception {
        out.collect(episode);
        if (!episode.norm().isStanding(episode.net().peakBps())) {
            PastLifetimes past = dislocations.past();
            ctx.output(SideOutputs.NEWS, new EpisodeNews(episode, past.count(), past.medianUs()));
        }
    }

    private void shutDown(OnTimerContext ctx, Collector<Episode> out) throws Exception {
        EpisodeStory story = stories.value();
        if (story != null && story.isOpen()) {
            Route route = Route.parse(ctx.getCurrentKey());
            close(story, route, CloseReason.SHUTDOWN, ctx, out);
            candidateIsOver(story.over(route), ctx);
            stories.clear();
        }
    }

    private static long nowUs(OnTimerContext ctx) {
        return ctx.timerService().currentProcessingTime() * 1_000;
    }
}
