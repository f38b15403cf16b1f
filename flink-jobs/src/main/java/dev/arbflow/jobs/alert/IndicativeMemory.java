package dev.arbflow.jobs.alert;

import dev.arbflow.market.Route;
import java.util.List;

/**
 * What is remembered of a market's trades as they are kept in state.
 *
 * @param known routes whose trades lay apart less than a window ago
 * @param waiting what began while the market was quiet and is told afterwards
 * @param quietUntilUs event time before which the market is not told of again
 */
record IndicativeMemory(List<Known> known, List<IndicativeEdge> waiting, long quietUntilUs) {
    static final IndicativeMemory NONE = new IndicativeMemory(List.of(), List.of(), Long.MIN_VALUE);

    /**
     * A route whose edge has begun.
     *
     * @param lastUs end of the newest window in which it had one
     * @param heldBack whether it was counted and has not been told: it is once it may be
     */
    record Known(Route route, long lastUs, boolean heldBack) {

        Known told() {
            return new Known(route, lastUs, false);
        }

        Known onlyCounted() {
            return new Known(route, lastUs, true);
        }
    }

    static IndicativeMemory orNone(IndicativeMemory memory) {
        return memory == null ? NONE : memory;
    }
}
