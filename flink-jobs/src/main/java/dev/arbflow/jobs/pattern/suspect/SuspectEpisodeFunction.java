package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Marks episodes during which one of their legs looked like manipulation.
 *
 * <p>One key for all markets ({@link #ALL}): a leg in another currency, and its exchange, are of
 * other markets than the route. It sees few records, no books. An episode waits from its end until
 * every activity that began before it has been told, so that the mark does not depend on who is
 * faster; those without one say nothing. Activities are kept by listing for an hour after their
 * end, at most {@link #MOST} of each, the oldest going first.
 */
final class SuspectEpisodeFunction
        extends KeyedCoProcessFunction<String, Episode, SuspectActivity, SuspectEpisode> {
    private static final long serialVersionUID = 1L;

    /** The only key. */
    static final String ALL = "all";

    /** As many as are kept of one listing. */
    static final int MOST = 256;

    private static final long KEPT_US = 3_600_000_000L;

    /** The longest stretch, and how long its end waits to be told. */
    static final long WAIT_US =
            SuspectActivityFunction.MAX_LENGTH_US + SuspectActivityFunction.QUIET_US + 5_000_000;

    private transient WaitingByTime<EndedEpisode> ended;
    private transient MapState<String, List<SuspectActivity>> recent;

    @Override
    public void open(OpenContext context) {
        ended =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "ended-by-ms",
                        RecordSerializer.of(EndedEpisode.class));
        recent =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "activities",
                                        StringSerializer.INSTANCE,
                                        new ListSerializer<>(
                                                RecordSerializer.of(SuspectActivity.class))));
    }

    @Override
    public void processElement1(Episode episode, Context ctx, Collector<SuspectEpisode> out)
            throws Exception {
        if (!episode.isOpen()) {
            long dueMs = Math.floorDiv(episode.lastUs() + WAIT_US, 1_000L);
            ended.add(dueMs, EndedEpisode.of(episode), ctx.timerService());
        }
    }

    @Override
    public void processElement2(
            SuspectActivity activity, Context ctx, Collector<SuspectEpisode> out) throws Exception {
        String listing = activity.listing().code();
        List<SuspectActivity> kept = kept(listing);
        if (kept.size() == MOST) {
            kept.remove(0);
        }
        kept.add(activity);
        recent.put(listing, kept);
        ctx.timerService()
                .registerEventTimeTimer(Math.floorDiv(activity.endUs() + KEPT_US, 1_000L) + 1);
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<SuspectEpisode> out)
            throws Exception {
        for (EndedEpisode episode : ended.take(ms, EndedEpisode.IN_ORDER)) {
            String[] looksLike = looksLike(episode);
            if (looksLike.length > 0) {
                out.collect(new SuspectEpisode(episode.route(), episode.openedUs(), looksLike));
            }
        }
        forget(ms * 1_000 - KEPT_US);
    }

    private String[] looksLike(EndedEpisode episode) throws Exception {
        Set<String> words = new TreeSet<>();
        for (Listing leg : episode.legs()) {
            kept(leg.code()).stream()
                    .filter(episode::coincidesWith)
                    .map(episode::looksLike)
                    .forEach(words::add);
        }
        return words.toArray(String[]::new);
    }

    private void forget(long beforeUs) throws Exception {
        List<String> listings = new ArrayList<>();
        recent.keys().forEach(listings::add);
        for (String listing : listings) {
            List<SuspectActivity> kept = kept(listing);
            if (kept.removeIf(each -> each.endUs() < beforeUs)) {
                if (kept.isEmpty()) {
                    recent.remove(listing);
                } else {
                    recent.put(listing, kept);
                }
            }
        }
    }

    private List<SuspectActivity> kept(String listing) throws Exception {
        List<SuspectActivity> stored = recent.get(listing);
        return stored == null ? new ArrayList<>() : new ArrayList<>(stored);
    }
}
