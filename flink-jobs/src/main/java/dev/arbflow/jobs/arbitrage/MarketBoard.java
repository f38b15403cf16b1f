package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The newest book of each venue of one market, and the routes that look good: the whole state of
 * detection for that market, in one value.
 */
final class MarketBoard {
    final Market market;
    final Map<Venue, Leg> legs = new EnumMap<>(Venue.class);

    /** By {@link Route#code()}, sorted, so that equal moments are worked through in one order. */
    final Map<String, RouteTrack> tracks = new TreeMap<>();

    /** Event time of the newest update. */
    long nowUs = Long.MIN_VALUE;

    /** Next moment at which all spreads are sampled. */
    long nextSampleUs = RouteTrack.NEVER;

    /** Timer that is already set, in milliseconds, or {@link RouteTrack#NEVER}. */
    long armedMs = RouteTrack.NEVER;

    MarketBoard(Market market) {
        this.market = market;
    }

    RouteTrack track(Route route) {
        return tracks.computeIfAbsent(route.code(), code -> new RouteTrack(route));
    }

    /** All routes that involve a venue, in a fixed order. */
    Stream<Route> routesOf(Venue venue) {
        return legs.keySet().stream()
                .filter(other -> other != venue)
                .flatMap(
                        other ->
                                Stream.of(
                                        new Route(market, venue, other),
                                        new Route(market, other, venue)));
    }

    /** The running candidate whose judgement changes first, not later than a moment. */
    Optional<RouteTrack> dueBy(long timeUs) {
        return tracks.values().stream()
                .filter(track -> track.deadlineUs <= timeUs)
                .min(Comparator.comparingLong(track -> track.deadlineUs));
    }

    /** When something happens next without an update. */
    long nextDeadlineUs() {
        return tracks.values().stream()
                .mapToLong(track -> track.deadlineUs)
                .reduce(nextSampleUs, Math::min);
    }
}
