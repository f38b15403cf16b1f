package dev.arbflow.jobs.past;

import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What detection found in a stretch of the past.
 *
 * @param episodes ids of those that opened in it, at most {@link PastDetection#MAX_EPISODES}
 * @param more how many there were beyond these
 * @param refused candidates that ended in it and were no episode, by reason
 * @param books how many books were read, those before the stretch too
 * @param oldestUs when the first of them was received; {@link Long#MAX_VALUE} if there is none
 * @param newestUs when the last of them was received; {@link Long#MIN_VALUE} if there is none
 */
public record PastFindings(
        Set<String> episodes,
        long more,
        Map<RefusalReason, Long> refused,
        long books,
        long oldestUs,
        long newestUs) {

    /** How many episodes there were. */
    public long opened() {
        return episodes.size() + more;
    }

    /** How many of those whose ids are known there were on each route. */
    public Map<String, Long> byRoute() {
        Map<String, Long> counts = new TreeMap<>();
        episodes.forEach(id -> counts.merge(id.substring(0, id.lastIndexOf('@')), 1L, Long::sum));
        return counts;
    }
}
