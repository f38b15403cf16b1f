package dev.arbflow.connector.websocket.enumerator;

import dev.arbflow.connector.websocket.split.FeedSplit;
import java.util.List;
import java.util.Set;

/**
 * What the enumerator remembers over a restart.
 *
 * @param assigned names of the connections that readers hold, and bring back from their own state
 * @param pending connections that wait for a reader
 */
public record FeedEnumeratorState(Set<String> assigned, List<FeedSplit> pending) {

    /** Copies both. */
    public FeedEnumeratorState {
        assigned = Set.copyOf(assigned);
        pending = List.copyOf(pending);
    }
}
