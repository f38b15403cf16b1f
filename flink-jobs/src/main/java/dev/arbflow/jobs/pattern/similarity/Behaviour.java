package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * How a listing moved in a window.
 *
 * @param window which window
 * @param shape normalised path; empty if it has none that can be compared
 */
@TypeInfo(RecordTypeFactory.class)
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
record Behaviour(WindowRef window, float[] shape) {
    /** The order in which windows count as seen, whatever order they arrived in. */
    static final Comparator<Behaviour> BY_END =
            Comparator.comparingLong((Behaviour behaviour) -> behaviour.window.endUs())
                    .thenComparing(behaviour -> behaviour.window.listing().code());

    boolean hasShape() {
        return shape.length > 0;
    }
}
