package dev.arbflow.jobs.alert;

import dev.arbflow.market.Nullable;
import java.util.List;

/**
 * What is remembered of one receiver as it is kept in state.
 *
 * @param causes those that were worth telling and are not over, the oldest first
 * @param sentUs event times of the mails of the last hour that count against its limit, the oldest
 *     first
 * @param heldBack null if nothing is
 */
record ReceiverMemory(List<Known> causes, List<Long> sentUs, @Nullable HeldBack heldBack) {
    static final ReceiverMemory NONE = new ReceiverMemory(List.of(), List.of(), null);

    /**
     * A cause.
     *
     * @param endWanted whether the receiver wants ends of a route on which it was worth telling
     */
    record Known(String id, boolean endWanted) {}

    static ReceiverMemory orNone(ReceiverMemory memory) {
        return memory == null ? NONE : memory;
    }
}
