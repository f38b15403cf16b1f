package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest book of each venue of one market, and the routes that look good: the whole state of
 * detection for that market, in one value.
 *
 * <p>Where conversions have markets in other currencies compared with it, their books are here too,
 * and those at which the currencies are exchanged.
 *
 * <p>A route has a track while its touch is positive. Most updates leave no route so, and are done
 * with a look at the best prices of all legs.
 */
final class MarketBoard {

    /** Event time without any word of a leg after which it is forgotten. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    private static final long FORGET_AFTER_US = Times.micros(FORGET_AFTER);
    private static final Comparator<Conversion> BY_CODE = Comparator.comparing(Conversion::code);
    private static final Comparator<Route> IN_ORDER =
            Comparator.comparing(Route::buy)
                    .thenComparing(Route::sell)
                    .thenComparing(Route::conversion, Comparator.nullsFirst(BY_CODE));

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

    /** What is known of each book. */
    final BoardLegs legs;

    /** What these make, and what of it has changed at {@link #nowUs}. */
    final BoardRoutes routes;

    /** When the book that has been silent for longest was heard, or {@link RouteTrack#NEVER}. */
    private long oldestHeardUs = RouteTrack.NEVER;

    MarketBoard(Market market) {
        this.market = market;
        legs = new BoardLegs(market);
        routes = new BoardRoutes(market, legs);
    }

    /** What is known of a leg, or null. */
    Leg leg(Listing listing) {
        return legs.at(legs.placeOf(listing));
    }

    /** Notes what is known of a leg from now on. */
    void put(Listing listing, Leg leg) {
        int place = legs.placeOf(listing);
        Leg before = legs.at(place);
        legs.put(place, leg);
        heard(before);
    }

    private void heard(Leg before) {
        boolean wasOldest = before == null || before.heardUs() == oldestHeardUs;
        oldestHeardUs = wasOldest ? legs.oldestHeardUs() : oldestHeardUs;
    }

    /**
     * Works an update of a book in.
     *
     * @param keepUs how much later than another leg's a book may be learned of, microseconds
     * @return whether it says anything of what is known
     */
    boolean note(LegUpdate update, long keepUs) {
        return legs.isExchange(update.listing())
                ? noteExchange(update, keepUs)
                : noteLeg(update, keepUs);
    }

    private boolean noteLeg(LegUpdate update, long keepUs) {
        int place = legs.placeOf(update.listing());
        Leg before = legs.at(place);
        Leg leg = Leg.after(before, update);
        if (leg == null) {
            return false;
        }
        legs.put(place, leg);
        heard(before);
        if (!update.hasBook()) {
            judgeHeedfulOf(update.listing());
            return true;
        }
        RecentTouches its = legs.touches(place);
        its.add(leg, keepUs);
        if (legs.areSeveral()) {
            routes.changed(place);
            dueNow(update.listing());
        } else {
            its.judged(); // there is no route
        }
        return true;
    }

    /** What a currency is worth has changed: all routes of all its legs are judged. */
    private boolean noteExchange(LegUpdate update, long keepUs) {
        CurrencyLeg paid = legs.currency(update.listing().market().base());
        Leg before = paid.isAt(update.listing()) ? paid.leg : null;
        Leg leg = Leg.after(before, update);
        if (leg == null) {
            return false;
        }
        paid.put(update.listing().venue(), leg);
        heard(before);
        if (!update.hasBook()) {
            judgeHeedfulOf(update.listing());
            return true;
        }
        paid.touches.add(leg, keepUs);
        routes.changed(paid);
        dueNow(update.listing());
        return true;
    }

    /** What has been kept of a board is complete. */
    void restored() {
        for (CurrencyLeg paid : legs.currencies()) {
            legs.forEachLegIn(paid, place -> {}); // by what it is worth
        }
        routes.restored();
        oldestHeardUs = legs.oldestHeardUs();
    }

    /** Has those candidates of a book judged at {@link #nowUs} that proofs of life may change. */
    private void judgeHeedfulOf(Listing listing) {
        for (RouteTrack track : candidates()) {
            if (track.involves(listing) && track.dependsOnProofOfLife()) {
                track.dueUs = nowUs;
            }
        }
    }

    /** Gives every changed route whose touch may be positive a track that is due now. */
    void trackCrossedRoutes() {
        if (routes.areUnchanged() || !legs.best().anyCross()) {
            return;
        }
        for (Route route : routes.changedWhere(legs.best()::cross)) {
            tracks.computeIfAbsent(route, RouteTrack::new).dueUs = nowUs;
        }
    }

    /** All that is tracked or still to be judged; a track of its own for each changed route. */
    Collection<RouteTrack> tracksAndChanges() {
        if (routes.areUnchanged()) {
            return tracks.values();
        }
        Map<Route, RouteTrack> all = new TreeMap<>(IN_ORDER);
        all.putAll(tracks);
        for (Route route : routes.changedWhere((buy, sell) -> true)) {
            all.computeIfAbsent(route, RouteTrack::new).dueUs = nowUs;
        }
        return all.values();
    }

    /** Whether there is nothing left to remember of the market. */
    boolean isForgotten() {
        return legs.areForgotten() && followUps.isEmpty();
    }

    /** Forgets the books that nobody has told anything about for too long. */
    void forgetSilentLegs() {
        if (forgottenUs(oldestHeardUs) > nowUs) {
            return;
        }
        for (int place = 0; place < legs.places(); place++) {
            if (isSilent(legs.at(place))) {
                legs.put(place, null);
                dueNow(legs.listingAt(place));
            }
        }
        for (CurrencyLeg paid : legs.currencies()) {
            if (isSilent(paid.leg)) {
                dueNow(paid.conversion(Side.BUY, market.quote()).over());
                paid.forget();
                legs.forEachLegIn(paid, place -> {});
            }
        }
        oldestHeardUs = legs.oldestHeardUs();
    }

    private boolean isSilent(Leg leg) {
        return leg != null && forgottenUs(leg.heardUs()) <= nowUs;
    }

    /** When something happens next without an update. */
    long nextDeadlineUs() {
        long nextUs = Math.min(nextSampleUs, forgottenUs(oldestHeardUs));
        nextUs = Math.min(nextUs, followUps.nextUs());
        for (RouteTrack track : candidates()) {
            nextUs = Math.min(nextUs, track.dueUs);
        }
        return routes.areUnchanged() ? nextUs : Math.min(nextUs, nowUs);
    }

    private void dueNow(Listing listing) {
        for (RouteTrack track : candidates()) {
            if (track.involves(listing)) {
                track.dueUs = nowUs;
            }
        }
    }

    /** All tracks; nearly always none. */
    private Collection<RouteTrack> candidates() {
        return tracks.isEmpty() ? List.of() : tracks.values();
    }

    private static long forgottenUs(long heardUs) {
        return heardUs == RouteTrack.NEVER ? RouteTrack.NEVER : heardUs + FORGET_AFTER_US;
    }
}
