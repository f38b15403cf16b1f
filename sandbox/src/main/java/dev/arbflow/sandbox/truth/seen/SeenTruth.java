package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What had to be found in all that reached a client, by looking at every route at every instant.
 *
 * @param episodes by their beginning; those still open at the end are told as shut down
 * @param candidates that ended, by their end
 * @param standing what is to be told of those that did not, by id: EPISODE of one whose episode was
 *     shut down, else OPEN
 */
public record SeenTruth(
        List<SeenEpisode> episodes, List<SeenCandidate> candidates, Map<String, String> standing) {

    /**
     * Looks at everything.
     *
     * @param deliveries by the time they were received
     */
    public static SeenTruth of(List<Delivery> deliveries, Limits limits) {
        List<SeenEpisode> episodes = new ArrayList<>();
        List<SeenCandidate> candidates = new ArrayList<>();
        Map<String, String> standing = new TreeMap<>();
        Map<Market, List<Delivery>> markets =
                deliveries.stream().collect(Collectors.groupingBy(each -> each.listing().market()));
        markets.forEach(
                (market, its) -> {
                    for (SeenRoute route : new Watch(market, limits).over(its)) {
                        episodes.addAll(route.episodes());
                        candidates.addAll(route.candidates());
                        standing.putAll(route.standing());
                    }
                });
        episodes.sort(
                Comparator.comparingLong(SeenEpisode::openedUs)
                        .thenComparing(each -> each.route().code()));
        candidates.sort(
                Comparator.comparingLong(SeenCandidate::endUs)
                        .thenComparing(each -> each.route().code()));
        return new SeenTruth(List.copyOf(episodes), List.copyOf(candidates), Map.copyOf(standing));
    }

    /** One market, instant by instant. */
    private static final class Watch {
        private final Map<Venue, SeenLeg> legs = new EnumMap<>(Venue.class);
        private final List<SeenRoute> routes = new ArrayList<>();
        private final Map<Venue, List<SeenRoute>> routesOf = new EnumMap<>(Venue.class);
        private final Market market;
        private final Limits limits;

        Watch(Market market, Limits limits) {
            this.market = market;
            this.limits = limits;
        }

        List<SeenRoute> over(List<Delivery> deliveries) {
            deliveries.stream()
                    .map(Delivery::listing)
                    .map(Listing::venue)
                    .distinct()
                    .forEach(this::join);
            List<SeenRoute> touched = new ArrayList<>();
            for (int i = 0; i < deliveries.size(); i++) {
                Delivery next = deliveries.get(i);
                passTo(next.receiveUs() - 1);
                if (legs.get(next.listing().venue()).take(next)) {
                    touched.addAll(routesOf.get(next.listing().venue()));
                }
                boolean last = i + 1 == deliveries.size();
                if (last || deliveries.get(i + 1).receiveUs() > next.receiveUs()) {
                    passTo(next.receiveUs(), touched);
                    touched.clear();
                }
            }
            routes.forEach(SeenRoute::finish);
            return routes;
        }

        private void join(Venue venue) {
            SeenLeg leg = new SeenLeg();
            routesOf.put(venue, new ArrayList<>());
            for (Venue other : legs.keySet()) {
                add(new Route(market, venue, other), leg, legs.get(other));
                add(new Route(market, other, venue), legs.get(other), leg);
            }
            legs.put(venue, leg);
        }

        private void add(Route route, SeenLeg buy, SeenLeg sell) {
            SeenRoute seen = new SeenRoute(route, limits, buy, sell);
            routes.add(seen);
            routesOf.get(route.buy()).add(seen);
            routesOf.get(route.sell()).add(seen);
        }

        /** Lets time pass in which nothing came. */
        private void passTo(long untilUs) {
            for (SeenRoute route : routes) {
                while (route.dueUs() <= untilUs) {
                    route.at(route.dueUs());
                }
            }
        }

        /** An instant in which something came: each route is looked at once. */
        private void passTo(long nowUs, List<SeenRoute> touched) {
            touched.stream().distinct().forEach(route -> route.at(nowUs));
            passTo(nowUs);
        }
    }
}
