package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * Which orders each venue accepts in its markets, from when on; see {@link DatedRow}.
 *
 * @param rows all that is known, in any order
 */
public record InstrumentTable(List<Row> rows) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Of which nothing is known. */
    public static final InstrumentTable EMPTY = new InstrumentTable(List.of());

    /**
     * One line of a venue's list of markets.
     *
     * @param venue whose
     * @param market {@link Market#code()} or {@code *}
     * @param validFrom first moment it is in force
     * @param instrument what is accepted
     * @param source where the figures were read, and when
     */
    public record Row(
            Venue venue, String market, Instant validFrom, Instrument instrument, String source)
            implements DatedRow, Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Keeps its own copy of the rows.
     *
     * @throws IllegalArgumentException if two rows come into force at one moment for the same
     *     market
     */
    public InstrumentTable {
        rows = List.copyOf(rows);
        DatedRow.checkDistinct(rows, "instruments");
    }

    /**
     * What the venue accepts; {@link Instrument#UNKNOWN} where no row says so.
     *
     * @param timeUs event time in microseconds since 1970-01-01T00:00:00Z
     */
    public Instrument find(Venue venue, Market market, long timeUs) {
        return DatedRow.inForce(rows, venue, market, timeUs)
                .map(Row::instrument)
                .orElse(Instrument.UNKNOWN);
    }
}
