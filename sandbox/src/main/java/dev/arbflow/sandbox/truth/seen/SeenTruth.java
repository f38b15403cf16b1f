package dev.arbflow.sandbox.truth.seen;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What had to be found in all that reached a client, by looking at every route at every instant.
 *
 * @param episodes by their beginning; those still open at the end are told as shut down
 * @param candidates that ended, by their end
 * @param standing what is to be told of those that did not, by id: EPISODE of one whose episode was
 *     shut down, else OPEN
 * @param followUps of each episode one
 */
public record SeenTruth(
        List<SeenEpisode> episodes,
        List<SeenCandidate> candidates,
        Map<String, String> standing,
        List<SeenFollowUp> followUps) {

    /**
     * Looks at everything.
     *
     * @param deliveries by the time they were received
     */
    public static SeenTruth of(List<Delivery> deliveries, Limits limits) {
        SeenMarkets markets = new SeenMarkets(limits);
        deliveries.forEach(markets::arrived);
        return markets.truth();
    }

    static SeenTruth of(Collection<SeenRoute> routes) {
        Map<String, String> standing = new TreeMap<>();
        routes.forEach(route -> standing.putAll(route.standing()));
        return new SeenTruth(
                routes.stream()
                        .flatMap(route -> route.episodes().stream())
                        .sorted(
                                Comparator.comparingLong(SeenEpisode::openedUs)
                                        .thenComparing(each -> each.route().code()))
                        .toList(),
                routes.stream()
                        .flatMap(route -> route.candidates().stream())
                        .sorted(
                                Comparator.comparingLong(SeenCandidate::endUs)
                                        .thenComparing(each -> each.route().code()))
                        .toList(),
                Map.copyOf(standing),
                routes.stream().flatMap(route -> route.followUps().stream()).toList());
    }
}
