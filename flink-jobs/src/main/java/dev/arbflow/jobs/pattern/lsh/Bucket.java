package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Similarity;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The windows of one bucket, the oldest first.
 *
 * <p>Of what a visitor meets it hears only the nearest earlier moments of its market, as many as
 * can ever be told, and of each other listing the window of the same moment: so a hot bucket
 * answers with no more than a cold one.
 */
final class Bucket {
    private final Similarity similarity;
    private final long historyUs;
    private final long alignmentUs;
    private final List<Behaviour> members;
    private int comparisons;
    private int evictions;

    /** Starts with these members and leaves the list as it is. */
    Bucket(Similarity similarity, List<Behaviour> members) {
        this.similarity = similarity;
        this.historyUs = Times.micros(similarity.history());
        this.alignmentUs = Times.micros(similarity.alignment());
        this.members = new ArrayList<>(members);
    }

    /** Who is here. */
    List<Behaviour> members() {
        return members;
    }

    /** How many distances were computed. */
    int comparisons() {
        return comparisons;
    }

    /** How many members gave way to younger ones. */
    int evictions() {
        return evictions;
    }

    /** Takes a window in; the oldest gives way if there are too many. */
    void add(Behaviour behaviour) {
        members.add(behaviour);
        if (members.size() > similarity.bucketCap()) {
            members.remove(0);
            evictions++;
        }
    }

    /** Notes what followed a window, if it is still here. */
    void settle(Behaviour settled) {
        members.replaceAll(member -> member.isSame(settled) ? settled : member);
    }

    /** Drops the windows that ended at a time or before. */
    void forgetUntil(long endUs) {
        members.removeIf(member -> member.window().endUs() <= endUs);
    }

    /** Whom a visitor should hear of. */
    List<Match> matches(Behaviour visitor) {
        TreeSet<Match> earlier = new TreeSet<>(Match.BY_DISTANCE);
        Map<Listing, Match> sameMoment = new HashMap<>();
        WindowRef query = visitor.window();
        for (Behaviour member : members) {
            WindowRef found = member.window();
            if (query.endUs() - found.endUs() >= historyUs) {
                continue; // its timer is still to fire
            }
            if (Match.isEarlier(query, found)) {
                earlier.add(compare(visitor, member));
                if (earlier.size() > similarity.neighbours()) {
                    earlier.pollLast();
                }
            } else if (Match.isOfOneMoment(query, found, alignmentUs)) {
                Match match = compare(visitor, member);
                if (match.distance() <= similarity.maxDistance()) {
                    sameMoment.merge(found.listing(), match, Match::closerInTime);
                }
            }
        }
        List<Match> matches = new ArrayList<>(earlier);
        matches.addAll(sameMoment.values());
        return matches;
    }

    private Match compare(Behaviour visitor, Behaviour member) {
        comparisons++;
        return new Match(
                visitor.window(),
                member.window(),
                Shape.distance(visitor.shape(), member.shape()),
                member.followedBy());
    }
}
