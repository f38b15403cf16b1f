package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Checks;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who charges what, from when on; see {@link DatedRow}.
 *
 * @param version a name for this set of rows, stored with every episode
 * @param rows all that is known, in any order
 */
public record FeeSchedule(String version, List<Row> rows) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Stands for every market of a venue. */
    public static final String ALL_MARKETS = DatedRow.ALL_MARKETS;

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
            implements DatedRow, Serializable {
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
        DatedRow.checkDistinct(rows, "fees");
    }

    /**
     * The fee in force, or empty if nothing is known: such a route must be refused, not taken for
     * free.
     *
     * @param timeUs event time in microseconds since 1970-01-01T00:00:00Z
     */
    public Optional<TakerFee> find(Venue venue, Market market, long timeUs) {
        return row(venue, market, timeUs).map(Row::fee);
    }

    /** The row of that fee, with its source. */
    public Optional<Row> row(Venue venue, Market market, long timeUs) {
        return DatedRow.inForce(rows, venue, market, timeUs);
    }
}
