package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What candidates are held against: two windows of a market that ended together and whose last mids
 * differ by more than both venues charge.
 *
 * <p>The judge's own arithmetic, on the judge's own table of charges.
 *
 * @param charges what venues take
 */
public record PlainRule(Charges charges) {

    /**
     * A window as the store has it.
     *
     * @param startUs its start, microseconds
     * @param endUs its end, microseconds
     * @param lastMid mid at its end
     */
    public record Window(Listing listing, long startUs, long endUs, double lastMid) {}

    /** What the rule tells of windows in any order. */
    public List<ClaimedCandidate> of(List<Window> windows) {
        Map<Long, List<Window>> byEnd =
                windows.stream().collect(Collectors.groupingBy(Window::endUs));
        List<ClaimedCandidate> told = new ArrayList<>();
        for (List<Window> moment : byEnd.values()) {
            for (Window buy : moment) {
                for (Window sell : moment) {
                    if (earns(buy, sell)) {
                        told.add(claim(buy, sell));
                    }
                }
            }
        }
        return told;
    }

    private boolean earns(Window buy, Window sell) {
        if (!buy.listing().market().equals(sell.listing().market())
                || buy.listing().equals(sell.listing())) {
            return false;
        }
        Optional<Charges.Row> paid = charges.of(buy.listing(), buy.endUs());
        Optional<Charges.Row> kept = charges.of(sell.listing(), sell.endUs());
        return paid.isPresent()
                && kept.isPresent()
                && sell.lastMid() * kept.get().keepFactor().doubleValue()
                        > buy.lastMid() * paid.get().payFactor().doubleValue();
    }

    private static ClaimedCandidate claim(Window buy, Window sell) {
        Listing listing = buy.listing();
        return new ClaimedCandidate(
                new Route(listing.market(), listing.venue(), sell.listing().venue()),
                buy.startUs(),
                buy.endUs(),
                0);
    }
}
