package dev.arbflow.sandbox.truth;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What simulated venues charge takers: a table of the judge's own, so that a fee which the job has
 * wrong, or forgets, is noticed.
 *
 * @param rows all that is charged, in any order; of those in force the newest counts
 */
public record Charges(List<Row> rows) {
    private static final MathContext COST = new MathContext(40, RoundingMode.CEILING);

    /** Lowest tier, as the venues' own pages say it; written without looking at the jobs' table. */
    public static final Charges OF_THE_VENUES =
            new Charges(
                    List.of(
                            Row.of(Venue.BITSTAMP, "2011-01-01", "0.0040"),
                            Row.of(Venue.BITFINEX, "2011-01-01", "0.0020"),
                            Row.of(Venue.BITFINEX, "2025-12-17", "0"),
                            Row.of(Venue.KRAKEN, "2011-01-01", "0.0080"),
                            Row.of(Venue.COINBASE, "2011-01-01", "0.0060")));

    /**
     * A venue's charge.
     *
     * @param market code of a market, or {@link FeeSchedule#ALL_MARKETS}
     * @param fromUs first moment it is in force
     * @param share of the traded amount, for example 0.004
     * @param keptFromBase whether a buyer gets so much less, instead of paying so much more
     * @param source where a person read it; empty in the judge's own table
     */
    public record Row(
            Venue venue,
            String market,
            long fromUs,
            BigDecimal share,
            boolean keptFromBase,
            String source) {

        static Row of(Venue venue, String day, String share) {
            long fromUs = LocalDate.parse(day).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            return new Row(
                    venue,
                    FeeSchedule.ALL_MARKETS,
                    fromUs * 1_000_000,
                    new BigDecimal(share),
                    false,
                    "");
        }

        /** What a buyer pays for each quote unit that the book asks. */
        public BigDecimal payFactor() {
            return keptFromBase
                    ? BigDecimal.ONE.divide(BigDecimal.ONE.subtract(share), COST)
                    : BigDecimal.ONE.add(share);
        }

        /** What a seller keeps of each quote unit that the book bids. */
        public BigDecimal keepFactor() {
            return BigDecimal.ONE.subtract(share);
        }
    }

    /** Keeps its own copy. */
    public Charges {
        rows = List.copyOf(rows);
    }

    /** What the venues charge where a person says so. */
    public static Charges saidToBe(FeeSchedule fees) {
        return new Charges(
                fees.rows().stream()
                        .map(
                                row ->
                                        new Row(
                                                row.venue(),
                                                row.market(),
                                                row.validFrom().getEpochSecond() * 1_000_000,
                                                row.fee().fraction(),
                                                row.fee().deductedFrom()
                                                        == TakerFee.Deducted.RECEIVED_BASE,
                                                row.source()))
                        .toList());
    }

    /**
     * The charge in force, that of the market itself before that of all; empty if nobody knows what
     * the venue takes.
     */
    public Optional<Row> of(Listing listing, long timeUs) {
        return inForce(listing.venue(), listing.market().code(), timeUs)
                .or(() -> inForce(listing.venue(), FeeSchedule.ALL_MARKETS, timeUs));
    }

    private Optional<Row> inForce(Venue venue, String market, long timeUs) {
        return rows.stream()
                .filter(row -> row.venue() == venue && row.market().equals(market))
                .filter(row -> row.fromUs() <= timeUs)
                .max(Comparator.comparingLong(Row::fromUs));
    }
}
