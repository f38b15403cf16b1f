package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Market;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A line of a table of what a venue says of its markets, in force from a moment on.
 *
 * <p>The newest row that is in force and names the market wins; without one, the newest row in
 * force for all markets of the venue.
 */
public interface DatedRow {
    /** Stands for every market of a venue. */
    String ALL_MARKETS = "*";

    /** Whose. */
    Venue venue();

    /** {@link Market#code()} or {@link #ALL_MARKETS}. */
    String market();

    /** First moment it is in force. */
    Instant validFrom();

    /**
     * The row in force, or empty if nothing is known.
     *
     * @param timeUs event time in microseconds since 1970-01-01T00:00:00Z
     */
    static <R extends DatedRow> Optional<R> inForce(
            List<R> rows, Venue venue, Market market, long timeUs) {
        return rows.stream()
                .filter(row -> row.venue() == venue)
                .filter(
                        row ->
                                row.market().equals(ALL_MARKETS)
                                        || row.market().equals(market.code()))
                .filter(row -> Times.micros(row.validFrom()) <= timeUs)
                .max(
                        Comparator.comparing((R row) -> !row.market().equals(ALL_MARKETS))
                                .thenComparing(DatedRow::validFrom));
    }

    /** The moments, in microseconds, at which a row comes into force, in order and each once. */
    static long[] changesUs(Stream<? extends DatedRow> rows) {
        return rows.mapToLong(row -> Times.micros(row.validFrom())).sorted().distinct().toArray();
    }

    /**
     * Makes sure that one row says what holds at a moment.
     *
     * @param what plural name of the rows, for errors
     * @throws IllegalArgumentException if two rows come into force at one moment for the same
     *     market, since either could be meant
     */
    static void checkDistinct(List<? extends DatedRow> rows, String what) {
        Set<List<Object>> seen = new HashSet<>();
        for (DatedRow row : rows) {
            Checks.that(
                    seen.add(List.of(row.venue(), row.market(), row.validFrom())),
                    "two "
                            + what
                            + " of "
                            + row.venue()
                            + ' '
                            + row.market()
                            + " from "
                            + row.validFrom());
        }
    }
}
