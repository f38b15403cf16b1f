package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Two windows that met in a bucket, compared exactly.
 *
 * @param query the later one
 * @param found the one that was there
 * @param distance of their normalised paths, 0 to 2
 * @param followedBy cluster that followed what was found
 */
@TypeInfo(RecordTypeFactory.class)
record Match(WindowRef query, WindowRef found, double distance, int followedBy) {
    /** The nearest first; of equals the latest. */
    static final Comparator<Match> BY_DISTANCE =
            Comparator.comparingDouble(Match::distance)
                    .thenComparing(Comparator.comparingLong(Match::foundEndUs).reversed())
                    .thenComparing(match -> match.found.listing().code());

    /** The one closest in time first; of equals the nearest. */
    static final Comparator<Match> BY_LAG =
            Comparator.comparingLong(Match::foundEndUs).reversed().thenComparing(BY_DISTANCE);

    /** Of two matches with one listing the one that is closer in time. */
    static Match closerInTime(Match a, Match b) {
        return BY_LAG.compare(a, b) <= 0 ? a : b;
    }

    /** As an earlier moment of the query's market. */
    Neighbour neighbour(int rank) {
        return new Neighbour(query, rank, found, distance, followedBy);
    }

    /** As two listings of one moment. */
    SimilarPair pair() {
        return new SimilarPair(found, query, distance);
    }

    private long foundEndUs() {
        return found.endUs();
    }

    String queryId() {
        return query.id();
    }

    /** Whether what was found is an earlier moment of the same market. */
    boolean isEarlier() {
        return isEarlier(query, found);
    }

    /** Whether one window is an earlier moment of the other's market; overlapping ones are not. */
    static boolean isEarlier(WindowRef query, WindowRef found) {
        return found.endUs() <= query.startUs()
                && found.listing().market().equals(query.listing().market());
    }

    /** Whether two windows are of one moment and different listings. */
    static boolean isOfOneMoment(WindowRef query, WindowRef found, long alignmentUs) {
        long lagUs = query.endUs() - found.endUs();
        return lagUs >= 0 && lagUs <= alignmentUs && !query.listing().equals(found.listing());
    }
}
