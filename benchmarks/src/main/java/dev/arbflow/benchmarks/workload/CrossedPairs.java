package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.arbitrage.RouteSignal;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The slow way to what a detector finds: looks at every pair of a market's venues after every
 * update, in whole cents.
 *
 * <p>For streams of valid books with one update at a time. It knows nothing of fees, depth or
 * dwell: which routes are worth judging, and when they cease to be, is what it tells.
 */
public final class CrossedPairs {
    private final Map<Market, Map<Venue, LegUpdate>> newest = new HashMap<>();
    private final Set<Route> crossed = new HashSet<>();
    private final List<Crossing> found = new ArrayList<>();
    private int inCrossedMarkets;

    /**
     * A route that an update touched and that was or became crossed.
     *
     * @param stands whether its touch is positive now; false when that has just ended
     */
    public record Crossing(long timeUs, Route route, boolean stands) {
        private static final Comparator<Crossing> IN_TIME =
                Comparator.comparingLong(Crossing::timeUs)
                        .thenComparing(crossing -> crossing.route().code());

        /** What a signal of the detector says, sorted as this class does. */
        public static List<Crossing> of(List<RouteSignal> signals) {
            return signals.stream()
                    .filter(signal -> signal.kind() != RouteSignal.Kind.RESET)
                    .map(it -> new Crossing(it.timeUs(), it.route(), !it.candidateEnds()))
                    .sorted(IN_TIME)
                    .toList();
        }
    }

    /** Looks at everything after an update. */
    public void update(LegUpdate update) {
        Market market = update.listing().market();
        Venue venue = update.listing().venue();
        Map<Venue, LegUpdate> legs =
                newest.computeIfAbsent(market, key -> new EnumMap<>(Venue.class));
        legs.put(venue, update);
        for (Venue other : legs.keySet()) {
            if (other != venue) {
                look(new Route(market, venue, other), legs, update.receiveUs());
                look(new Route(market, other, venue), legs, update.receiveUs());
            }
        }
        inCrossedMarkets += crossed.stream().anyMatch(it -> it.market().equals(market)) ? 1 : 0;
    }

    /** All crossings, in time and then by the code of their route. */
    public List<Crossing> found() {
        return found.stream().sorted(Crossing.IN_TIME).toList();
    }

    /** Updates after which two venues of their market were crossed. */
    public int crossedMarkets() {
        return inCrossedMarkets;
    }

    private void look(Route route, Map<Venue, LegUpdate> legs, long timeUs) {
        long ask = Math.round(legs.get(route.buy()).asks().best() * 100);
        long bid = Math.round(legs.get(route.sell()).bids().best() * 100);
        boolean stands = bid > ask;
        boolean stood = stands ? !crossed.add(route) : crossed.remove(route);
        if (stands || stood) {
            found.add(new Crossing(timeUs, route, stands));
        }
    }
}
