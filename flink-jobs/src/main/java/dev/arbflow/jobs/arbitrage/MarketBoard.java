package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The newest book of each venue of one market, and the routes that look good: the whole state of
 * detection for that market, in one value.
 */
final class MarketBoard {

    /** Event time without any word of a leg after which it is forgotten. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    private static final long FORGET_AFTER_US = Times.micros(FORGET_AFTER);

    final Market market;
    final Map<Venue, Leg> legs = new EnumMap<>(Venue.class);

    /** Running candidates and routes still to be judged, in a fixed order. */
    final Map<Route, RouteTrack> tracks =
            new TreeMap<>(Comparator.comparing(Route::buy).thenComparing(Route::sell));

    /** Signals given so far; never reset, because it orders them. */
    long ordinal;

    /** How far event time has come: the newest update, or what time alone has changed since. */
    long nowUs = Long.MIN_VALUE;

    /** Next moment at which all spreads are sampled. */
    long nextSampleUs = RouteTrack.NEVER;

    /** The one timer that is set, in milliseconds, or {@link RouteTrack#NEVER}. */
    long armedMs = RouteTrack.NEVER;

    MarketBoard(Market market) {
        this.market = market;
    }

    /** All routes that involve a venue and another one that is known, in a fixed order. */
    Stream<Route> routesOf(Venue venue) {
        return legs.keySet().stream()
                .filter(other -> other != venue)
                .flatMap(
                        other ->
                                Stream.of(
                                        new Route(market, venue, other),
                                        new Route(market, other, venue)));
    }

    /** Has a route judged at {@link #nowUs}, together with everything else of that moment. */
    void judgeNow(Route route) {
        tracks.computeIfAbsent(route, RouteTrack::new).dueUs = nowUs;
    }

    /** Forgets the legs that nobody has told anything about for too long. */
    void forgetSilentLegs() {
        List<Venue> silent =
                legs.keySet().stream()
                        .filter(venue -> forgottenUs(legs.get(venue)) <= nowUs)
                        .toList();
        for (Venue venue : silent) {
            legs.remove(venue);
            tracks.values().stream()
                    .filter(track -> track.route.buy() == venue || track.route.sell() == venue)
                    .forEach(track -> track.dueUs = nowUs);
        }
    }

    /** When something happens next without an update. */
    long nextDeadlineUs() {
        long nextUs = nextSampleUs;
        for (RouteTrack track : tracks.values()) {
            nextUs = Math.min(nextUs, track.dueUs);
        }
        for (Leg leg : legs.values()) {
            nextUs = Math.min(nextUs, forgottenUs(leg));
        }
        return nextUs;
    }

    private static long forgottenUs(Leg leg) {
        return leg.heardUs() + FORGET_AFTER_US;
    }
}
