package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.behaviour.SuspectActivity;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts matches of one pattern that follow each other closely into one stretch, told once when it is
 * over, or a minute long.
 *
 * <p>A match belongs to the stretch before it if it ends no more than {@link #QUIET_US} after that
 * one: matches come when they are complete, so this does not depend on how the watermark advances.
 * Keyed by kind, listing and side. State is the stretch that runs, and dies when it is told.
 */
final class SuspectActivityFunction
        extends KeyedProcessFunction<String, SuspectActivity, SuspectActivity> {
    private static final long serialVersionUID = 1L;

    /** When no other match ends so soon it is over. */
    static final long QUIET_US = 10_000_000;

    /** What goes on for longer is told in pieces. */
    static final long MAX_LENGTH_US = 60_000_000;

    private transient ValueState<SuspectActivity> running;

    @Override
    public void open(OpenContext context) {
        running =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "running", RecordSerializer.of(SuspectActivity.class)));
    }

    @Override
    public void processElement(SuspectActivity match, Context ctx, Collector<SuspectActivity> out)
            throws Exception {
        SuspectActivity before = running.value();
        SuspectActivity now = before == null ? match : before.with(match);
        boolean joins =
                before == null
                        || (match.endUs() - before.endUs() <= QUIET_US
                                && now.endUs() - now.startUs() <= MAX_LENGTH_US);
        if (!joins) {
            out.collect(before);
            now = match;
        }
        running.update(now);
        ctx.timerService().registerEventTimeTimer(overMs(now));
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<SuspectActivity> out)
            throws Exception {
        SuspectActivity over = running.value();
        if (over != null && overMs(over) <= ms) {
            out.collect(over);
            running.clear();
        }
    }

    /** Signals of the book are seen a little after their time. */
    private static long overMs(SuspectActivity activity) {
        return Math.floorDiv(activity.endUs() + QUIET_US + TapeWatch.CLOCKS_US, 1_000L);
    }
}
