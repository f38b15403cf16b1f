package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest book of each venue of one market, and the routes that look good: the whole state of
 * detection for that market, in one value.
 *
 * <p>A route has a track while its touch is positive. Most updates leave no route so, and are done
 * with a look at the best prices of all legs.
 */
@SuppressWarnings("EnumOrdinal") // places of venues in arrays that never leave memory
final class MarketBoard {

    /** Event time without any word of a leg after which it is forgotten. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    private static final long FORGET_AFTER_US = Times.micros(FORGET_AFTER);
    private static final Venue[] VENUES = Venue.values();
    private static final Comparator<Route> IN_ORDER =
            Comparator.comparing(Route::buy).thenComparing(Route::sell);

    final Market market;

    /** Running candidates and routes still to be judged, in a fixed order. */
    final Map<Route, RouteTrack> tracks = new TreeMap<>(IN_ORDER);

    /** Episodes that were told just now and are looked at again. */
    final RunningFollowUps followUps = new RunningFollowUps();

    /** Signals given so far; never reset, because it orders them. */
    long ordinal;

    /** How far event time has come: the newest update, or what time alone has changed since. */
    long nowUs = Long.MIN_VALUE;

    /** Next moment at which all spreads are sampled. */
    long nextSampleUs = RouteTrack.NEVER;

    /** The one timer that is set, in milliseconds, or {@link RouteTrack#NEVER}. */
    long armedMs = RouteTrack.NEVER;

    private final Map<Venue, Leg> legs = new EnumMap<>(Venue.class);
    private final Map<Venue, RecentTouches> touches = new EnumMap<>(Venue.class);
    private final BestPrices best = new BestPrices(VENUES.length);

    /** Venues whose book changed at {@link #nowUs}: all their routes are to be judged. */
    private final BitSet changed = new BitSet(VENUES.length);

    /** When the leg that has been silent for longest was heard, or {@link RouteTrack#NEVER}. */
    private long oldestHeardUs = RouteTrack.NEVER;

    MarketBoard(Market market) {
        this.market = market;
    }

    /** What is known of each venue. */
    Map<Venue, Leg> legs() {
        return Collections.unmodifiableMap(legs);
    }

    /** What is known of a venue's leg, or null. */
    Leg leg(Venue venue) {
        return legs.get(venue);
    }

    /** The touch of each leg that may be used, by its venue's ordinal. */
    BestPrices best() {
        return best;
    }

    /** Notes what is known of a leg from now on. */
    void put(Venue venue, Leg leg) {
        Leg before = legs.put(venue, leg);
        best.set(venue.ordinal(), leg.bestBid(), leg.bestAsk());
        boolean wasOldest = before == null || before.heardUs() == oldestHeardUs;
        oldestHeardUs = wasOldest ? oldestHeardUs() : oldestHeardUs;
    }

    /** What a venue's book was lately. */
    RecentTouches touches(Venue venue) {
        return touches.computeIfAbsent(venue, each -> new RecentTouches());
    }

    /**
     * A venue's leg has a new book: all its routes are judged at {@link #nowUs}, with everything
     * else of that moment.
     *
     * @param keepUs how much later than another leg's a book may be learned of, microseconds
     */
    void bookChanged(Venue venue, long keepUs) {
        touches(venue).add(legs.get(venue), keepUs);
        if (legs.size() > 1) {
            changed.set(venue.ordinal());
            dueNow(venue);
        } else {
            touches(venue).judged(); // there is no route
        }
    }

    /** Legs with unjudged books have changed: what has been kept of a board is complete. */
    void restored() {
        touches.forEach((venue, its) -> changed.set(venue.ordinal(), its.areUnjudged()));
    }

    /** Has those candidates of a venue judged at {@link #nowUs} that proofs of life may change. */
    void judgeHeedfulOf(Venue venue) {
        for (RouteTrack track : candidates()) {
            if (track.involves(venue) && track.heedsLife()) {
                track.dueUs = nowUs;
            }
        }
    }

    /** How many routes have a leg whose book changed at {@link #nowUs}. */
    int changedRoutes() {
        int all = legs.size();
        int same = all - changed.cardinality();
        return all * (all - 1) - same * (same - 1);
    }

    /** Whether a route has such a leg. */
    boolean isChanged(Route route) {
        return changed.get(route.buy().ordinal()) || changed.get(route.sell().ordinal());
    }

    /** Gives every changed route whose touch may be positive a track that is due now. */
    void trackCrossedRoutes() {
        if (changed.isEmpty() || !best.anyCross()) {
            return;
        }
        for (Route route : changedRoutesWhere(best::cross)) {
            tracks.computeIfAbsent(route, RouteTrack::new).dueUs = nowUs;
        }
    }

    /** What changed has been judged. */
    void settled() {
        for (int place = changed.nextSetBit(0); place >= 0; place = changed.nextSetBit(place + 1)) {
            touches(VENUES[place]).judged();
        }
        changed.clear();
    }

    /** All that is tracked or still to be judged; a track of its own for each changed route. */
    Collection<RouteTrack> tracksAndChanges() {
        if (changed.isEmpty()) {
            return tracks.values();
        }
        Map<Route, RouteTrack> all = new TreeMap<>(IN_ORDER);
        all.putAll(tracks);
        for (Route route : changedRoutesWhere((buy, sell) -> true)) {
            all.computeIfAbsent(route, RouteTrack::new).dueUs = nowUs;
        }
        return all.values();
    }

    /** Whether there is nothing left to remember of the market. */
    boolean isForgotten() {
        return legs.isEmpty() && followUps.isEmpty();
    }

    /** Forgets the legs that nobody has told anything about for too long. */
    void forgetSilentLegs() {
        if (forgottenUs(oldestHeardUs) > nowUs) {
            return;
        }
        for (Venue venue : List.copyOf(legs.keySet())) {
            if (forgottenUs(legs.get(venue).heardUs()) <= nowUs) {
                legs.remove(venue);
                touches.remove(venue);
                best.set(venue.ordinal(), BestPrices.NO_BID, BestPrices.NO_ASK);
                dueNow(venue);
            }
        }
        oldestHeardUs = oldestHeardUs();
    }

    /** When something happens next without an update. */
    long nextDeadlineUs() {
        long nextUs = Math.min(nextSampleUs, forgottenUs(oldestHeardUs));
        nextUs = Math.min(nextUs, followUps.nextUs());
        for (RouteTrack track : candidates()) {
            nextUs = Math.min(nextUs, track.dueUs);
        }
        return changed.isEmpty() ? nextUs : Math.min(nextUs, nowUs);
    }

    private void dueNow(Venue venue) {
        for (RouteTrack track : candidates()) {
            if (track.involves(venue)) {
                track.dueUs = nowUs;
            }
        }
    }

    /** All tracks; nearly always none. */
    private Collection<RouteTrack> candidates() {
        return tracks.isEmpty() ? List.of() : tracks.values();
    }

    /** Two places of venues, of which one is bought at and the other sold at. */
    private interface Pair {
        boolean matches(int buy, int sell);
    }

    /** Routes with a changed leg, some of them twice. */
    private List<Route> changedRoutesWhere(Pair pair) {
        List<Route> routes = new ArrayList<>();
        for (int place = changed.nextSetBit(0); place >= 0; place = changed.nextSetBit(place + 1)) {
            for (Venue other : legs.keySet()) {
                if (other.ordinal() != place && pair.matches(place, other.ordinal())) {
                    routes.add(new Route(market, VENUES[place], other));
                }
                if (other.ordinal() != place && pair.matches(other.ordinal(), place)) {
                    routes.add(new Route(market, other, VENUES[place]));
                }
            }
        }
        return routes;
    }

    private long oldestHeardUs() {
        long oldestUs = RouteTrack.NEVER;
        for (Leg leg : legs.values()) {
            oldestUs = Math.min(oldestUs, leg.heardUs());
        }
        return oldestUs;
    }

    private static long forgottenUs(long heardUs) {
        return heardUs == RouteTrack.NEVER ? RouteTrack.NEVER : heardUs + FORGET_AFTER_US;
    }
}
