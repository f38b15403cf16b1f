package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One market, instant by instant: a route is looked at once in each, with all that came in it. */
final class SeenMarket {
    private final Map<Venue, SeenLeg> legs = new EnumMap<>(Venue.class);
    private final List<SeenRoute> routes = new ArrayList<>();
    private final Map<Venue, List<SeenRoute>> routesOf = new EnumMap<>(Venue.class);
    private final Set<SeenRoute> touched = new LinkedHashSet<>();
    private final Market market;
    private final Limits limits;
    private final Strangers strangers;
    private long nowUs = Long.MIN_VALUE;

    SeenMarket(Market market, Limits limits) {
        this.market = market;
        this.limits = limits;
        this.strangers = new Strangers(legs.values(), limits);
    }

    void arrived(Delivery next) {
        if (next.receiveUs() > nowUs) {
            settle();
            passTo(next.receiveUs() - 1);
            nowUs = next.receiveUs();
        }
        Venue venue = next.listing().venue();
        if (!legs.containsKey(venue)) {
            join(venue);
        }
        if (legs.get(venue).take(next)) {
            touched.addAll(routesOf.get(venue));
        }
    }

    /** Nothing more will come. */
    List<SeenRoute> finish() {
        settle();
        routes.forEach(SeenRoute::finish);
        return routes;
    }

    private void settle() {
        touched.forEach(route -> route.at(nowUs));
        touched.clear();
        passTo(nowUs);
    }

    /** Lets time pass in which nothing came. */
    private void passTo(long untilUs) {
        routes.forEach(route -> route.passTo(untilUs));
    }

    private void join(Venue venue) {
        SeenLeg leg = new SeenLeg(limits.maxLagUs());
        routesOf.put(venue, new ArrayList<>());
        legs.forEach(
                (other, its) -> {
                    add(new Route(market, venue, other), leg, its);
                    add(new Route(market, other, venue), its, leg);
                });
        legs.put(venue, leg);
    }

    private void add(Route route, SeenLeg buy, SeenLeg sell) {
        SeenRoute seen = new SeenRoute(route, limits, buy, sell, strangers);
        routes.add(seen);
        routesOf.get(route.buy()).add(seen);
        routesOf.get(route.sell()).add(seen);
    }
}
