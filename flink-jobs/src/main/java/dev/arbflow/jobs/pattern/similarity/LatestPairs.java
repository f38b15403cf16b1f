package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.SimilarPair;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * The last similar pair of each two listings of a key, in state.
 *
 * <p>A pair counts for a while from the end of its later window on.
 */
final class LatestPairs {
    private final MapState<String, SimilarPair> byListings;
    private final long memoryUs;

    /**
     * @param memory how long a pair counts
     */
    LatestPairs(RuntimeContext runtime, Duration memory) {
        byListings =
                runtime.getMapState(
                        new MapStateDescriptor<>(
                                "pair-by-listings",
                                StringSerializer.INSTANCE,
                                RecordSerializer.of(SimilarPair.class)));
        memoryUs = Times.micros(memory);
    }

    /** Takes a pair that ended no earlier than those before. */
    void add(SimilarPair pair) throws Exception {
        byListings.put(key(pair.first().listing(), pair.second().listing()), pair);
    }

    /** The last pair of two listings that counts at a moment. */
    Optional<SimilarPair> of(Listing one, Listing other, long timeUs) throws Exception {
        return Optional.ofNullable(byListings.get(key(one, other)))
                .filter(pair -> pair.second().endUs() <= timeUs && timeUs < diesUs(pair));
    }

    /** Drops what counts no more at a time. */
    void expire(long timeUs) throws Exception {
        Iterator<SimilarPair> pairs = byListings.values().iterator();
        while (pairs.hasNext()) {
            if (diesUs(pairs.next()) <= timeUs) {
                pairs.remove();
            }
        }
        if (byListings.isEmpty()) {
            byListings.clear(); // the heap backend keeps an empty map otherwise
        }
    }

    private long diesUs(SimilarPair pair) {
        return pair.second().endUs() + memoryUs;
    }

    private static String key(Listing one, Listing other) {
        boolean inOrder = one.code().compareTo(other.code()) < 0;
        return (inOrder ? one : other).code() + '~' + (inOrder ? other : one).code();
    }
}
