package dev.arbflow.jobs.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.TimerService;

/**
 * Values of a key that wait for the watermark, by the millisecond at which they are due.
 *
 * <p>Each such millisecond has an event-time timer, at which its values are to be taken: what is
 * kept dies there.
 *
 * @param <T> the class of values
 */
public final class WaitingByTime<T> {
    private final MapState<Long, List<T>> byMs;

    /**
     * @param name of the state, part of the checkpoint's format
     */
    public WaitingByTime(RuntimeContext runtime, String name, TypeSerializer<T> serializer) {
        byMs =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                name, LongSerializer.INSTANCE, new ListSerializer<>(serializer)));
    }

    /**
     * Lets a value wait, with a timer if it is the first for its millisecond.
     *
     * <p>What waits for the same millisecond grows in place, or a burst would copy it once for each
     * value. The heap backend hands out a copy of its own while a snapshot holds the value, and
     * RocksDB always does.
     */
    public void add(long dueMs, T value, TimerService timers) throws Exception {
        List<T> sameMs = byMs.get(dueMs);
        if (sameMs == null) {
            sameMs = new ArrayList<>(1);
            timers.registerEventTimeTimer(dueMs);
        }
        sameMs.add(value);
        byMs.put(dueMs, sameMs);
    }

    /**
     * Lets a value wait unless the watermark has passed its time already.
     *
     * @return whether it waits
     */
    public boolean addInTime(long dueMs, T value, TimerService timers) throws Exception {
        boolean inTime = dueMs > timers.currentWatermark();
        if (inTime) {
            add(dueMs, value, timers);
        }
        return inTime;
    }

    /** Takes what is due at a millisecond, in a given order; empty if nothing is. */
    public List<T> take(long dueMs, Comparator<T> order) throws Exception {
        List<T> due = byMs.get(dueMs);
        if (due == null) {
            return List.of();
        }
        byMs.remove(dueMs);
        due.sort(order); // nobody else holds it any more
        return due;
    }
}
