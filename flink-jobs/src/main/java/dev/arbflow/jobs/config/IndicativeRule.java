package dev.arbflow.jobs.config;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * Which differences of trade prices are told.
 *
 * @param windows over which lowest purchase and highest sale are taken
 * @param minNetBps least difference after both taker fees, in basis points
 * @param maxGrossBps largest believable difference before fees, in basis points
 * @param fees who charges what
 * @param withBooks whose books are read, so that detection says what can be had there
 * @param maxBehind longest time on our clock from when it could be known; what would be later is
 *     left out
 */
public record IndicativeRule(
        Prices windows,
        double minNetBps,
        double maxGrossBps,
        FeeSchedule fees,
        Set<Listing> withBooks,
        Duration maxBehind)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Keeps its own copy. */
    public IndicativeRule {
        withBooks = Set.copyOf(withBooks);
    }

    /** Length of the windows, and for how long nothing is told twice. */
    public long windowUs() {
        return Times.micros(windows.window());
    }

    /** Whether detection compares the books of both legs. */
    public boolean isDetected(Route route) {
        return withBooks.contains(new Listing(route.buy(), route.market()))
                && withBooks.contains(new Listing(route.sell(), route.market()));
    }
}
