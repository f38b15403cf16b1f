package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Marks episodes during which one of their legs looked like manipulation.
 *
 * <p>Keyed by market. An episode waits from its end until every activity that began before it has
 * been told, so that the mark does not depend on who is faster; those without one say nothing.
 * Activities are kept for an hour after their end, at most {@link #MOST} of a market, the oldest
 * going first.
 */
final class SuspectEpisodeFunction
        extends KeyedCoProcessFunction<String, Episode, SuspectActivity, SuspectEpisode> {
    private static final long serialVersionUID = 1L;

    /** As many as are kept of one market. */
    static final int MOST = 256;

    private static final long KEPT_US = 3_600_000_000L;

    /** The longest stretch, and how long its end waits to be told. */
    static final long WAIT_US =
            SuspectActivityFunction.LONGEST_US + SuspectActivityFunction.QUIET_US + 5_000_000;

    private transient WaitingByTime<EndedEpisode> ended;
    private transient ValueState<List<SuspectActivity>> recent;

    @Override
    public void open(OpenContext context) {
        ended =
                new WaitingByTime<>(
                        getRuntimeContext(),
                        "ended-by-ms",
                        RecordSerializer.of(EndedEpisode.class));
        recent =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "activities",
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
        List<SuspectActivity> kept = kept();
        if (kept.size() == MOST) {
            kept.remove(0);
        }
        kept.add(activity);
        recent.update(kept);
        ctx.timerService()
                .registerEventTimeTimer(Math.floorDiv(activity.endUs() + KEPT_US, 1_000L) + 1);
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<SuspectEpisode> out)
            throws Exception {
        List<SuspectActivity> kept = kept();
        for (EndedEpisode episode : ended.take(ms, EndedEpisode.IN_ORDER)) {
            String[] looksLike =
                    kept.stream()
                            .filter(episode::coincidesWith)
                            .map(each -> each.listing().venue() + " " + each.kind())
                            .distinct()
                            .sorted()
                            .toArray(String[]::new);
            if (looksLike.length > 0) {
                out.collect(new SuspectEpisode(episode.route(), episode.openedUs(), looksLike));
            }
        }
        if (kept.removeIf(each -> each.endUs() + KEPT_US < ms * 1_000)) {
            recent.update(kept.isEmpty() ? null : kept);
        }
    }

    private List<SuspectActivity> kept() throws Exception {
        List<SuspectActivity> stored = recent.value();
        return stored == null ? new ArrayList<>() : new ArrayList<>(stored);
    }
}
