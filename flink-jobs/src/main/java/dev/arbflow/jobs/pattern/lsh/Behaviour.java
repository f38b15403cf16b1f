package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * How a listing moved in a window, and what it did next as far as that is known.
 *
 * @param window which window
 * @param followedBy cluster of the window that came next, or {@link Neighbour#UNKNOWN}
 * @param shape normalised path; empty if it has none that can be compared
 */
@TypeInfo(RecordTypeFactory.class)
@SuppressWarnings("ArrayRecordComponent") // read-only by convention, like Ladder
record Behaviour(WindowRef window, int followedBy, float[] shape) {
    /** The order in which windows count as seen, whatever order they arrived in. */
    static final Comparator<Behaviour> BY_END =
            Comparator.comparingLong((Behaviour behaviour) -> behaviour.window.endUs())
                    .thenComparing(behaviour -> behaviour.window.listing().code());

    /** Of a window whose successor is still to come. */
    static Behaviour fresh(WindowRef window, float[] shape) {
        return new Behaviour(window, Neighbour.UNKNOWN, shape);
    }

    Behaviour followedBy(int cluster) {
        return new Behaviour(window, cluster, shape);
    }

    boolean hasShape() {
        return shape.length > 0;
    }

    /** Whether its successor is known. */
    boolean isSettled() {
        return followedBy != Neighbour.UNKNOWN;
    }

    boolean isSame(Behaviour other) {
        return window.endUs() == other.window.endUs()
                && window.listing().equals(other.window.listing());
    }
}
