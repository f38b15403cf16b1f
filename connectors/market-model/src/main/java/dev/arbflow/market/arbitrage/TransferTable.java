package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Checks;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What it costs to move an asset away from a venue and how long it is on its way, from when on.
 *
 * @param rows all that is known, in any order
 */
public record TransferTable(List<Row> rows) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Nothing can be moved. */
    public static final TransferTable EMPTY = new TransferTable(List.of());

    /**
     * One line of a venue's list of withdrawal fees.
     *
     * @param venue that it leaves
     * @param asset what is moved
     * @param validFrom first moment it is in force
     * @param fee kept back of what is sent, in units of the asset
     * @param time until it can be traded with at another venue
     * @param source where the figures were read, and when
     */
    public record Row(
            Venue venue,
            Asset asset,
            Instant validFrom,
            BigDecimal fee,
            Duration time,
            String source)
            implements DatedRow, Serializable {
        private static final long serialVersionUID = 1L;

        /**
         * @throws IllegalArgumentException if the fee or the time is negative
         */
        public Row {
            Checks.that(fee.signum() >= 0, "a withdrawal fee must not be negative: " + fee);
            Checks.that(!time.isNegative(), "a transfer cannot take " + time);
        }

        /** What the row is about: here an asset, in whichever market it is traded. */
        @Override
        public String market() {
            return asset.code();
        }
    }

    /**
     * Keeps its own copy of the rows.
     *
     * @throws IllegalArgumentException if two rows come into force at one moment for the same asset
     */
    public TransferTable {
        rows = List.copyOf(rows);
        DatedRow.checkDistinct(rows, "transfers");
    }

    /**
     * The row in force; empty if nothing is known: such an asset stays where it is.
     *
     * @param timeUs event time in microseconds since 1970-01-01T00:00:00Z
     */
    public Optional<Row> find(Venue from, Asset asset, long timeUs) {
        return rows.stream()
                .filter(row -> row.venue() == from && row.asset().equals(asset))
                .filter(row -> Times.micros(row.validFrom()) <= timeUs)
                .max(Comparator.comparing(Row::validFrom));
    }
}
