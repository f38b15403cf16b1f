package dev.arbflow.jobs.alert;

import dev.arbflow.market.Nullable;
import java.util.List;

/**
 * What is remembered of one receiver as it is kept in state.
 *
 * @param causes ids of those that were worth telling and are not over, the oldest first
 * @param hourEndsUs event time until which mails are counted
 * @param sent mails within that hour
 * @param heldBack null if nothing is
 * @param dueUs event time from which that may be told
 */
record ReceiverMemory(
        List<String> causes, long hourEndsUs, int sent, @Nullable HeldBack heldBack, long dueUs) {
    static final ReceiverMemory NONE =
            new ReceiverMemory(List.of(), Long.MIN_VALUE, 0, null, Long.MAX_VALUE);

    static ReceiverMemory orNone(ReceiverMemory memory) {
        return memory == null ? NONE : memory;
    }
}
