package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.market.behaviour.Neighbour;
import java.util.HashMap;
import java.util.Map;

/** How often each cluster came next, to know what would have been said by chance. */
final class Followers {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int all;

    void add(int cluster) {
        if (cluster != Neighbour.UNKNOWN) {
            counts.merge(cluster, 1, Integer::sum);
            all++;
        }
    }

    void remove(int cluster) {
        if (cluster != Neighbour.UNKNOWN) {
            counts.computeIfPresent(cluster, (any, count) -> count == 1 ? null : count - 1);
            all--;
        }
    }

    void addAll(Followers others) {
        others.counts.forEach((cluster, count) -> counts.merge(cluster, count, Integer::sum));
        all += others.all;
    }

    /** NaN of what is not known. */
    double share(int cluster) {
        return cluster == Neighbour.UNKNOWN || all == 0
                ? Double.NaN
                : counts.getOrDefault(cluster, 0) / (double) all;
    }
}
