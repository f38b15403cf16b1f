package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.WaitingByTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each window of a listing when it comes, and once more when its successor has come.
 *
 * <p>Keyed by listing. The successor is the first window that begins when this one has ended, or
 * later by less than its length. A query that may find this window as an earlier moment ends no
 * sooner than the successor, so it always finds the answer.
 *
 * <p>State: windows that wait for the watermark die with it; those without successor die two
 * lengths after their end. A window behind the watermark is counted and left out, because using it
 * would make the result depend on luck.
 */
final class FollowUpFunction extends KeyedProcessFunction<String, Behaviour, Behaviour> {
    private static final long serialVersionUID = 1L;

    private transient WaitingByTime<Behaviour> waiting;
    private transient ListState<Behaviour> unfollowed;
    private transient Counter late;

    @Override
    public void open(OpenContext context) {
        waiting =
                new WaitingByTime<>(
                        getRuntimeContext(), "windows-by-ms", RecordSerializer.of(Behaviour.class));
        unfollowed =
                getRuntimeContext()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "unfollowed", RecordSerializer.of(Behaviour.class)));
        late = getRuntimeContext().getMetricGroup().counter("windowsLate");
    }

    @Override
    public void processElement(Behaviour behaviour, Context ctx, Collector<Behaviour> out)
            throws Exception {
        if (ctx.timestamp() <= ctx.timerService().currentWatermark()) {
            late.inc();
            return;
        }
        waiting.add(ctx.timestamp(), behaviour, ctx.timerService());
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Behaviour> out)
            throws Exception {
        for (Behaviour behaviour : waiting.take(timeMs, Behaviour.BY_END)) {
            settle(behaviour, out);
            if (behaviour.hasShape()) {
                out.collect(behaviour);
                unfollowed.add(behaviour);
                ctx.timerService().registerEventTimeTimer(deathMs(behaviour));
            }
        }
        keep(behaviour -> deathMs(behaviour) > timeMs);
    }

    private void settle(Behaviour successor, Collector<Behaviour> out) throws Exception {
        for (Behaviour before : unfollowed.get()) {
            if (isFollowedBy(before, successor)) {
                out.collect(before.followedBy(successor.window().cluster()));
            }
        }
        keep(before -> !isFollowedBy(before, successor));
    }

    private static boolean isFollowedBy(Behaviour before, Behaviour successor) {
        long gapUs = successor.window().startUs() - before.window().endUs();
        return gapUs >= 0 && gapUs < before.window().lengthUs();
    }

    private static long deathMs(Behaviour behaviour) {
        return Math.floorDiv(
                behaviour.window().endUs() + 2 * behaviour.window().lengthUs(), 1_000L);
    }

    private void keep(Predicate<Behaviour> wanted) throws Exception {
        List<Behaviour> kept = new ArrayList<>();
        boolean changed = false;
        for (Behaviour behaviour : unfollowed.get()) {
            if (wanted.test(behaviour)) {
                kept.add(behaviour);
            } else {
                changed = true;
            }
        }
        if (changed) {
            unfollowed.update(kept);
        }
    }
}
