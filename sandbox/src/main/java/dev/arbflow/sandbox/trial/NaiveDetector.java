package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What most detectors do, for comparison: the newest touch of each venue, no fees, no depth, no
 * doubts, and our own clock for how long it has stood.
 */
final class NaiveDetector {
    private final long dwellUs;
    private final Map<Listing, BookState> books = new LinkedHashMap<>();
    private final Map<Route, Long> sinceUs = new HashMap<>();
    private final List<Claim> claims = new ArrayList<>();

    /**
     * What it takes for an opportunity.
     *
     * @param fromUs since when, by our clock
     * @param toUs until when
     */
    record Claim(Route route, long fromUs, long toUs) {}

    private NaiveDetector(long dwellUs) {
        this.dwellUs = dwellUs;
    }

    static List<Claim> claims(List<Delivery> deliveries, long dwellUs) {
        NaiveDetector detector = new NaiveDetector(dwellUs);
        for (Delivery each : deliveries) {
            if (each.content() instanceof Delivery.Shown shown) {
                detector.see(each.listing(), shown.book(), each.receiveUs());
            }
        }
        long endUs = deliveries.get(deliveries.size() - 1).receiveUs();
        Map.copyOf(detector.sinceUs).forEach((route, since) -> detector.gone(route, endUs));
        return detector.claims;
    }

    private void see(Listing listing, BookState book, long nowUs) {
        books.put(listing, book);
        for (Listing other : books.keySet()) {
            if (other.market().equals(listing.market()) && other.venue() != listing.venue()) {
                judge(listing, other, nowUs);
                judge(other, listing, nowUs);
            }
        }
    }

    private void judge(Listing buy, Listing sell, long nowUs) {
        Venue buyer = buy.venue();
        Route route = new Route(buy.market(), buyer, sell.venue());
        BookState asks = books.get(buy);
        BookState bids = books.get(sell);
        boolean crosses =
                asks.instrument()
                                .price(asks.asks().get(0).price())
                                .compareTo(bids.instrument().price(bids.bids().get(0).price()))
                        < 0;
        if (crosses) {
            sinceUs.putIfAbsent(route, nowUs);
        } else {
            gone(route, nowUs);
        }
    }

    private void gone(Route route, long nowUs) {
        Long since = sinceUs.remove(route);
        if (since != null && nowUs - since >= dwellUs) {
            claims.add(new Claim(route, since, nowUs));
        }
    }
}
