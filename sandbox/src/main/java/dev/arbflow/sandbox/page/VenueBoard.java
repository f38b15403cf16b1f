package dev.arbflow.sandbox.page;

import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.sandbox.page.Content.VenueState;
import dev.arbflow.sandbox.page.Content.VenueView;
import java.util.List;
import java.util.Locale;

/** What is known of one listing: its newest book and when it was proven alive. */
final class VenueBoard {
    private final Listing listing;
    private final LegLimits limits;
    private Book book;
    private long asOfUs;
    private long lagUs;
    private long lateHereUs;
    private String said = "";

    VenueBoard(Listing listing, LegLimits limits) {
        this.listing = listing;
        this.limits = limits;
    }

    void book(Book newest) {
        if (book == null || !newest.origin().sameSession(book.origin())) {
            asOfUs = newest.asOfUs();
        }
        book = newest;
        alive(newest.origin(), newest.asOfUs(), newest.lagUs(), newest.times().lateHereUs());
    }

    /** Notes a proof of life, which counts only from the session that delivered the book. */
    void alive(Origin origin, long provenUs, long lateUs, long waitedUs) {
        if (book == null || !origin.sameSession(book.origin())) {
            return;
        }
        asOfUs = Math.max(asOfUs, provenUs);
        lagUs = lateUs;
        lateHereUs = waitedUs;
    }

    /** Notes what the feed said last about it, for people. */
    void said(String reason) {
        said = reason;
    }

    VenueState state(long eventUs) {
        if (book == null) {
            return VenueState.WAITING;
        }
        if (!book.isValid()) {
            return VenueState.DOWN;
        }
        if (lateHereUs > limits.maxLateHere().toMillis() * 1_000) {
            return VenueState.LATE_HERE;
        }
        if (eventUs - asOfUs > limits.maxAge().toMillis() * 1_000) {
            return VenueState.STALE;
        }
        return lagUs > limits.maxLag().toMillis() * 1_000 ? VenueState.LAGGING : VenueState.LIVE;
    }

    /** Mid price if it may be used. */
    double mid(long eventUs) {
        return state(eventUs) == VenueState.LIVE && !bids().isEmpty() && !asks().isEmpty()
                ? (bids().best() + asks().best()) / 2
                : Double.NaN;
    }

    VenueView view(long eventUs, Double feeBps) {
        VenueState state = state(eventUs);
        boolean heard = book != null;
        return new VenueView(
                listing.venue().name(),
                listing.venue().label(),
                state,
                reason(state, eventUs),
                price(bids()),
                quantity(bids()),
                price(asks()),
                quantity(asks()),
                feeBps,
                heard ? Math.max(0, eventUs - asOfUs) / 1_000 : null,
                heard ? lagUs / 1_000 : null);
    }

    /** Why this book must not be compared with another one; empty if it may be. */
    String faultBeside(VenueBoard other, long eventUs) {
        for (VenueBoard leg : List.of(this, other)) {
            VenueState state = leg.state(eventUs);
            if (state != VenueState.LIVE) {
                return leg.listing.venue().label() + ": " + leg.reason(state, eventUs);
            }
        }
        return Math.abs(asOfUs - other.asOfUs) > limits.maxSkew().toMillis() * 1_000
                ? PlainReasons.of(RefusalReason.SKEWED)
                : "";
    }

    private String reason(VenueState state, long eventUs) {
        return switch (state) {
            case LIVE -> "";
            case WAITING -> said.isEmpty() ? "no book yet" : said;
            case DOWN -> said.isEmpty() ? PlainReasons.of(book.validity()) : said;
            case LATE_HERE ->
                    String.format(
                            Locale.ROOT, "waited %.1f s on this machine", lateHereUs / 1_000_000.0);
            case STALE ->
                    String.format(
                            Locale.ROOT, "not heard for %.0f s", (eventUs - asOfUs) / 1_000_000.0);
            case LAGGING -> String.format(Locale.ROOT, "delivers %.1f s late", lagUs / 1_000_000.0);
        };
    }

    Ladder bids() {
        return book == null ? Ladder.EMPTY : book.bids();
    }

    Ladder asks() {
        return book == null ? Ladder.EMPTY : book.asks();
    }

    private static Double price(Ladder side) {
        return side.isEmpty() ? null : (Double) side.best();
    }

    private static Double quantity(Ladder side) {
        return side.isEmpty() ? null : (Double) side.quantities()[0];
    }
}
