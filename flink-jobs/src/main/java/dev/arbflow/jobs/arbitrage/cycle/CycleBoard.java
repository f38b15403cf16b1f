package dev.arbflow.jobs.arbitrage.cycle;

import dev.arbflow.jobs.arbitrage.EdgeTrack;
import dev.arbflow.jobs.arbitrage.Leg;
import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.arbitrage.RecentTouches;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.cycle.Cycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The newest books of a group of assets and the cycles that look good: the whole state of detection
 * for that group, in one value.
 */
final class CycleBoard {
    /** Event time without any word of a book after which it is forgotten. */
    static final Duration FORGET_AFTER = Duration.ofHours(1);

    /** How many candidates a group may have at a time; more are left out. */
    static final int MAX_TRACKS = 256;

    private static final long FORGET_AFTER_US = Times.micros(FORGET_AFTER);

    /** A book and the best prices that it had lately. */
    static final class KnownBook {
        final Listing listing;
        final RecentTouches touches = new RecentTouches();
        Leg leg;

        KnownBook(Listing listing) {
            this.listing = listing;
        }
    }

    final Map<Listing, KnownBook> books =
            new TreeMap<>(Comparator.comparing((Listing listing) -> listing.code()));

    /** Running candidates and cycles still to be judged, by code. */
    final Map<String, CycleTrack> tracks = new TreeMap<>();

    /** How far event time has come. */
    long nowUs = Long.MIN_VALUE;

    /** The one timer that is set, in milliseconds, or {@link EdgeTrack#NEVER}. */
    long armedMs = EdgeTrack.NEVER;

    /** Whether something of {@link #nowUs} has not been judged yet. */
    boolean unsettled;

    /** When to look for books of which nothing has been heard, or {@link EdgeTrack#NEVER}. */
    long forgetUs = EdgeTrack.NEVER;

    /** Null after each restore, until it is known what is read. */
    CycleRates rates;

    /** What was best before the restore. */
    List<CycleRates.Best> restoredBest = List.of();

    private List<Listing> listings;

    /** Says which books may be there; others are forgotten, and what takes them is due. */
    void attach(CycleRates worked, List<Listing> read) {
        worked.goOnFrom(restoredBest);
        restoredBest = List.of();
        rates = worked;
        listings = read;
        books.keySet().retainAll(read);
        forgetUs = nextForgetUs();
        for (CycleTrack track : tracks.values()) {
            if (!read.containsAll(track.cycle.books())) {
                track.dueUs = nowUs;
            }
        }
    }

    /** The best book for each exchange, as it was worked out last. */
    List<CycleRates.Best> best() {
        return rates == null ? restoredBest : rates.best();
    }

    /** What is known of a book, or null. */
    Leg leg(Listing listing) {
        KnownBook its = books.get(listing);
        return its == null ? null : its.leg;
    }

    /** Of the books of a cycle; null if one is not known. */
    List<Leg> legs(Cycle cycle) {
        List<Leg> legs = new ArrayList<>(cycle.books().size());
        for (Listing book : cycle.books()) {
            Leg leg = leg(book);
            if (leg == null) {
                return null;
            }
            legs.add(leg);
        }
        return legs;
    }

    CycleTouches touches(Cycle cycle) {
        return new CycleTouches(
                cycle.legs(), cycle.books().stream().map(book -> books.get(book).touches).toList());
    }

    /** Where a market of the group is read. */
    List<Listing> listingsOf(Market market) {
        return listings.stream().filter(each -> each.market().equals(market)).toList();
    }

    /**
     * Works an update of a book in.
     *
     * @param keepUs how much later than another's a book may be learned of, microseconds
     */
    void note(LegUpdate update, long keepUs) {
        KnownBook its = books.get(update.listing());
        Leg leg = Leg.after(its == null ? null : its.leg, update);
        if (leg == null) {
            return;
        }
        if (its == null) {
            its = new KnownBook(update.listing());
            books.put(its.listing, its);
        }
        its.leg = leg;
        forgetUs = Math.min(forgetUs, leg.heardUs() + FORGET_AFTER_US);
        rates.changed(its.listing);
        unsettled = true;
        if (update.hasBook()) {
            its.touches.add(leg, keepUs);
        }
        judgeNow(its.listing, update.hasBook());
    }

    /** A book that is only alive is heeded by those candidates that this may change. */
    private void judgeNow(Listing listing, boolean isNew) {
        for (CycleTrack track : tracks.values()) {
            if (track.involves(listing) && (isNew || track.dependsOnProofOfLife())) {
                track.dueUs = nowUs;
            }
        }
    }

    /** All changes have been judged. */
    void settled() {
        unsettled = false;
        for (KnownBook each : books.values()) {
            each.touches.judged();
        }
    }

    /** Forgets the books of which nothing has been heard for too long. */
    void forgetSilentBooks() {
        if (forgetUs > nowUs) {
            return;
        }
        Collection<KnownBook> silent =
                books.values().stream()
                        .filter(each -> each.leg.heardUs() + FORGET_AFTER_US <= nowUs)
                        .toList();
        for (KnownBook each : silent) {
            books.remove(each.listing);
            rates.changed(each.listing);
            judgeNow(each.listing, true);
        }
        forgetUs = nextForgetUs();
    }

    private long nextForgetUs() {
        return books.values().stream()
                .mapToLong(each -> each.leg.heardUs() + FORGET_AFTER_US)
                .min()
                .orElse(EdgeTrack.NEVER);
    }

    /** When something happens next without an update. */
    long nextDeadlineUs() {
        if (unsettled) {
            return nowUs;
        }
        long nextUs = forgetUs;
        for (CycleTrack track : tracks.values()) {
            nextUs = Math.min(nextUs, track.dueUs);
        }
        return nextUs;
    }

    /** Whether there is nothing left to remember. */
    boolean isForgotten() {
        return books.isEmpty() && tracks.isEmpty() && !unsettled;
    }
}
