package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.state.WindowTime;
import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.streaming.api.TimerService;

/**
 * The marks of a key that are not too old to say something, in state.
 *
 * <p>A mark is believed for a while from its window's end on, and is dropped by a timer then.
 */
final class RecentMarks {
    private final ValueState<List<ClusterMark>> marks;
    private final long believedUs;

    /**
     * @param believedUs how long a mark is believed
     */
    RecentMarks(RuntimeContext runtime, long believedUs) {
        this.marks =
                runtime.getState(
                        new ValueStateDescriptor<>(
                                "cluster-marks",
                                new ListSerializer<>(RecordSerializer.of(ClusterMark.class))));
        this.believedUs = believedUs;
    }

    void add(ClusterMark mark, TimerService timers) throws Exception {
        List<ClusterMark> grown = new ArrayList<>(all());
        grown.removeIf(old -> isOfTheSameWindow(old, mark)); // another model's opinion of it
        grown.add(mark);
        marks.update(grown);
        timers.registerEventTimeTimer(WindowTime.lastMs(mark.endUs() + believedUs));
    }

    /** The newest mark of a listing that could be known at a moment. */
    Optional<ClusterMark> at(Listing listing, long timeUs) throws Exception {
        return all().stream()
                .filter(mark -> mark.listing().equals(listing))
                .filter(mark -> mark.endUs() <= timeUs && timeUs - mark.endUs() < believedUs)
                .max(Comparator.comparingLong(ClusterMark::endUs));
    }

    /** Drops what nobody will believe any more at a timer's time. */
    void expire(long lastMs) throws Exception {
        List<ClusterMark> left = new ArrayList<>(all());
        left.removeIf(mark -> mark.endUs() + believedUs <= WindowTime.endUs(lastMs));
        if (left.isEmpty()) {
            marks.clear();
        } else {
            marks.update(left);
        }
    }

    private List<ClusterMark> all() throws Exception {
        List<ClusterMark> stored = marks.value();
        return stored == null ? List.of() : stored;
    }

    private static boolean isOfTheSameWindow(ClusterMark one, ClusterMark other) {
        return one.endUs() == other.endUs() && one.listing().equals(other.listing());
    }
}
