package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells the episodes of a route from its signals (first input) and from the moments at which the
 * pattern says that an episode opens (second input).
 *
 * <p>Keyed by route. Signals wait for the watermark, because the pattern answers only then. A
 * candidate's state dies with the candidate, which always ends with a signal. At the end of the
 * stream an open episode is closed as {@link CloseReason#SHUTDOWN}. How long past episodes lasted
 * is remembered for {@link #REMEMBERED}, to the next full hour, after the last of them.
 */
public final class EpisodeFunction
        extends KeyedCoProcessFunction<String, RouteSignal, RouteSignal, Episode> {
    private static final long serialVersionUID = 1L;

    /** Event time after its last episode in which a route's lifetimes are kept. */
    static final Duration REMEMBERED = Duration.ofDays(7);

    private static final long HOUR_MS = Duration.ofHours(1).toMillis();

    private final FeeSchedule fees;
    private final long updateEveryUs;

    private transient WaitingByTime<RouteSignal> waiting;
    private transient MapState<Long, Boolean> openings;
    private transient ValueState<EpisodeStory> stories;
    private transient ValueState<PastLifetimes> lifetimes;
    private transient Counter opened;
    private transient Map<CloseReason, Counter> closed;
    private transient Map<RefusalReason, Counter> candidatesRefused;

    public EpisodeFunction(Detection detection) {
        fees = detection.fees();
        updateEveryUs = Times.micros(detection.updateEvery());
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
        lifetimes =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "past-lifetimes",
                                        RecordSerializer.of(PastLifetimes.class)));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        opened = metrics.counter("episodesOpened");
        closed = new EnumMap<>(CloseReason.class);
        for (CloseReason reason : EnumSet.complementOf(EnumSet.of(CloseReason.UNKNOWN))) {
            closed.put(reason, metrics.addGroup("reason", reason.name()).counter("episodesClosed"));
        }
        candidatesRefused = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            candidatesRefused.put(
                    reason, metrics.addGroup("reason", reason.name()).counter("candidatesRefused"));
        }
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
        PastLifetimes past = lifetimes.value();
        if (past != null && past.forgetMs() <= timeMs) {
            lifetimes.clear();
        }
    }

    private void tell(RouteSignal signal, OnTimerContext ctx, Collector<Episode> out)
            throws Exception {
        EpisodeStory story = stories.value();
        if (story == null) {
            story = new EpisodeStory();
        }
        CloseReason closes =
                story.follow(signal, refused -> ctx.output(SideOutputs.REFUSED, refused));
        if (closes != null) {
            close(story, signal.route(), closes, ctx, out);
        } else if (story.isOpen() && signal.timeUs() - story.lastVersionUs >= updateEveryUs) {
            out.collect(story.tell(signal.route(), null, fees, nowUs(ctx)));
        }
        if (openings.contains(signal.ordinal())) {
            openings.remove(signal.ordinal());
            openEpisode(story, signal, ctx, out);
        }
        if (signal.candidateEnds()) {
            RefusedMoment verdict = story.verdictAtEnd(signal);
            if (verdict != null) {
                candidatesRefused.get(verdict.reason()).inc();
                ctx.output(SideOutputs.REFUSED, verdict);
            }
            stories.clear();
        } else {
            stories.update(story);
        }
    }

    private void openEpisode(
            EpisodeStory story, RouteSignal signal, OnTimerContext ctx, Collector<Episode> out)
            throws Exception {
        if (story.isOpen()) {
            return; // the edge dipped into the holding band and came back
        }
        story.open(signal);
        opened.inc();
        Episode episode = story.tell(signal.route(), null, fees, nowUs(ctx));
        out.collect(episode);
        alert(Alert.Kind.OPENED, episode, ctx);
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
        out.collect(episode);
        remember(episode, ctx);
        alert(Alert.Kind.CLOSED, episode, ctx);
        closed.get(reason).inc();
        story.closed();
        ctx.timerService().deleteEventTimeTimer(Long.MAX_VALUE);
    }

    private void alert(Alert.Kind kind, Episode episode, OnTimerContext ctx) throws Exception {
        PastLifetimes past = PastLifetimes.orNone(lifetimes.value());
        ctx.output(
                SideOutputs.ALERTS, new Alert(kind, episode, 0, past.count(), past.medianUs(), 0));
    }

    /** An episode that was cut off by something else says nothing of how long such ones last. */
    private void remember(Episode episode, OnTimerContext ctx) throws Exception {
        if (episode.closeReason() == CloseReason.SPREAD_COLLAPSED) {
            long fullHours = (episode.lastUs() / 1_000 + REMEMBERED.toMillis()) / HOUR_MS;
            long forgetMs = (fullHours + 1) * HOUR_MS; // at most a timer an hour
            lifetimes.update(
                    PastLifetimes.orNone(lifetimes.value()).and(episode.lifetimeUs(), forgetMs));
            ctx.timerService().registerEventTimeTimer(forgetMs);
        }
    }

    private void shutDown(OnTimerContext ctx, Collector<Episode> out) throws Exception {
        EpisodeStory story = stories.value();
        if (story != null && story.isOpen()) {
            close(story, Route.parse(ctx.getCurrentKey()), CloseReason.SHUTDOWN, ctx, out);
            stories.clear();
        }
    }

    private static long nowUs(OnTimerContext ctx) {
        return ctx.timerService().currentProcessingTime() * 1_000;
    }
}
