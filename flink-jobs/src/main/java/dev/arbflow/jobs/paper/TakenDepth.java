package dev.arbflow.jobs.paper;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the account has taken from books lately: recorded books still show it, real ones would not.
 *
 * <p>Two routes that buy from the same asks share them, and so do two episodes of one route. What
 * was taken counts as gone for a fixed time, whatever the book shows meanwhile.
 */
final class TakenDepth {
    private final List<PaperBook.Depth> taken;
    private final long refillUs;

    TakenDepth(List<PaperBook.Depth> taken, long refillUs) {
        this.taken = new ArrayList<>(taken);
        this.refillUs = refillUs;
    }

    /** What is there again by now is forgotten. */
    void advance(long nowUs) {
        taken.removeIf(each -> each.atUs() + refillUs <= nowUs);
    }

    /** How much of what a route shows is not there any more, base units. */
    BigDecimal missing(Route route) {
        return of(asks(route)).max(of(bids(route)));
    }

    void take(Route route, BigDecimal quantity, long nowUs) {
        taken.add(new PaperBook.Depth(asks(route), quantity, nowUs));
        taken.add(new PaperBook.Depth(bids(route), quantity, nowUs));
    }

    List<PaperBook.Depth> all() {
        return Collections.unmodifiableList(taken);
    }

    private BigDecimal of(String side) {
        return taken.stream()
                .filter(each -> each.side().equals(side))
                .map(PaperBook.Depth::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String asks(Route route) {
        return side(route.buy(), route, "asks");
    }

    private static String bids(Route route) {
        return side(route.sell(), route, "bids");
    }

    private static String side(Venue venue, Route route, String side) {
        return venue.name() + '|' + route.market().code() + '|' + side;
    }
}
