package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.ClusteredWindow;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each episode how both legs behaved when it opened, and which earlier episodes of its market
 * began like it.
 *
 * <p>Keyed by market. Openings and ends wait for the windows' watermark, so that the answer does
 * not depend on who is faster; each episode is answered once. State is the marks of the last
 * window's length, the episodes that wait, and a bounded number of past episodes, the oldest of
 * which is forgotten for a new one.
 */
public final class EpisodeContextFunction
        extends KeyedCoProcessFunction<
                String, Episode, Tuple2<String, ClusteredWindow>, EpisodeContext> {
    private static final long serialVersionUID = 1L;

    /** How many earlier episodes are told. */
    static final int NEAREST = 3;

    private static final Comparator<KnownEpisode> IN_ORDER =
            Comparator.comparing(KnownEpisode::id).thenComparing(KnownEpisode::isClosed);

    private final long believedUs;

    private transient WaitingByTime<KnownEpisode> waiting;
    private transient ValueState<List<KnownEpisode>> past;
    private transient RecentMarks marks;
    private transient Counter without;

    /**
     * @param window length of windows; for so long their cluster is believed
     */
    public EpisodeContextFunction(Duration window) {
        this.believedUs = Times.micros(window);
    }

    @Override
    public void open(OpenContext context) {
        RecordSerializer<KnownEpisode> format = RecordSerializer.of(KnownEpisode.class);
        waiting = new WaitingByTime<>(getRuntimeContext(), "episodes-by-ms", format);
        past =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "past-episodes", new ListSerializer<>(format)));
        marks = new RecentMarks(getRuntimeContext(), believedUs);
        without = getRuntimeContext().getMetricGroup().counter("episodesWithoutCluster");
    }

    @Override
    public void processElement1(Episode episode, Context ctx, Collector<EpisodeContext> out)
            throws Exception {
        long dueMs =
                Math.floorDiv(episode.isOpen() ? episode.openedUs() : episode.lastUs(), 1_000L);
        waiting.add(dueMs, KnownEpisode.of(episode), ctx.timerService());
    }

    @Override
    public void processElement2(
            Tuple2<String, ClusteredWindow> clustered, Context ctx, Collector<EpisodeContext> out)
            throws Exception {
        marks.add(ClusterMark.of(clustered.f1), ctx.timerService());
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<EpisodeContext> out)
            throws Exception {
        List<KnownEpisode> due = waiting.take(ms, IN_ORDER);
        if (!due.isEmpty()) {
            List<KnownEpisode> stored = past.value();
            EpisodeMemory memory = new EpisodeMemory(stored == null ? List.of() : stored);
            for (KnownEpisode episode : due) {
                if (!memory.knows(episode.id())) {
                    answer(episode, memory, out);
                }
                if (episode.isClosed()) {
                    memory.close(episode);
                }
            }
            past.update(memory.episodes());
        }
        marks.expire(ms);
    }

    private void answer(KnownEpisode episode, EpisodeMemory memory, Collector<EpisodeContext> out)
            throws Exception {
        Route route = Route.parse(episode.id().substring(0, episode.id().lastIndexOf('@')));
        Optional<ClusterMark> buy = markOf(route.buyListing(), episode);
        Optional<ClusterMark> sell = markOf(route.sellListing(), episode);
        double[] features =
                buy.isPresent() && sell.isPresent()
                        ? joined(buy.get().features(), sell.get().features())
                        : new double[0];
        SimilarEpisode[] similar =
                features.length == 0
                        ? new SimilarEpisode[0]
                        : memory.nearest(features, episode.openedUs(), NEAREST);
        memory.open(episode.with(features));
        if (features.length == 0) {
            without.inc();
        }
        if (buy.isPresent() || sell.isPresent()) {
            out.collect(
                    new EpisodeContext(
                            route,
                            episode.openedUs(),
                            buy.orElse(null),
                            sell.orElse(null),
                            similar));
        }
    }

    private Optional<ClusterMark> markOf(Listing listing, KnownEpisode episode) throws Exception {
        return marks.at(listing, episode.openedUs());
    }

    private static double[] joined(double[] one, double[] other) {
        return DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    }
}
