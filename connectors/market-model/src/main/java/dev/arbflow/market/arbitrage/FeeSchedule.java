package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who charges what, from when on.
 *
 * <p>The newest row that is in force and names the market wins; without one, the newest row in
 * force for all markets of the venue.
 *
 * @param version a name for this set of rows, stored with every episode
 * @param rows all that is known, in any order
 */
public record FeeSchedule(String version, List<Row> rows) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stands for every market of a venue. */
    public static final String ALL_MARKETS = "*";

    private static final Comparator<Row> MOST_SPECIFIC_THEN_NEWEST =
            Comparator.comparing((Row row) -> !row.market.equals(ALL_MARKETS))
                    .thenComparing(Row::validFrom);

    /**
     * One line of a venue's price list.
     *
     * @param venue whose
     * @param market {@link Market#code()} or {@link #ALL_MARKETS}
     * @param validFrom first moment it is in force
     * @param fee what a taker pays
     * @param source where the figure was read, and when
     */
    public record Row(Venue venue, String market, Instant validFrom, TakerFee fee, String source)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Keeps its own copy of the rows.
     *
     * @throws IllegalArgumentException if two rows come into force at one moment for the same
     *     market, since either could be meant
     */
    public FeeSchedule {
        Checks.notBlank(version, "fee schedule version");
        rows = List.copyOf(rows);
        Set<List<Object>> seen = new HashSet<>();
        for (Row row : rows) {
            Checks.that(
                    seen.add(List.of(row.venue, row.market, row.validFrom)),
                    "two fees of " + row.venue + ' ' + row.market + " from " + row.validFrom);
        }
    }

    /**
     * The fee in force, or empty if nothing is known: such a route must be refused, not taken for
     * free.
     *
     * @param timeUs event time in microseconds since 1970-01-01T00:00:00Z
     */
    public Optional<TakerFee> find(Venue venue, Market market, long timeUs) {
        return rows.stream()
                .filter(row -> row.venue == venue)
                .filter(row -> row.market.equals(ALL_MARKETS) || row.market.equals(market.code()))
                .filter(row -> toMicros(row.validFrom) <= timeUs)
                .max(MOST_SPECIFIC_THEN_NEWEST)
                .map(Row::fee);
    }

    private static long toMicros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
    }
}
