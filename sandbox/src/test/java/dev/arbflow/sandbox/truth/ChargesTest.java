package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChargesTest {
    private static final long TODAY_US =
            Instant.parse("2026-11-29T00:00:00Z").getEpochSecond() * 1_000_000;

    /** The two tables are written independently; a difference is an error in one of them. */
    @ParameterizedTest
    @EnumSource(names = {"BITSTAMP", "BITFINEX", "KRAKEN", "COINBASE"})
    void agreesWithTheTableOfTheJobs(Venue venue) {
        Listing listing = Listing.parse(venue + "|BTC/USD");
        BigDecimal ofTheJobs =
                FeeFile.builtIn()
                        .find(venue, listing.market(), TODAY_US)
                        .map(TakerFee::fraction)
                        .orElseThrow();
        assertThat(Charges.OF_THE_VENUES.of(listing, TODAY_US).orElseThrow().share())
                .isEqualByComparingTo(ofTheJobs);
    }

    @Test
    void knowsNothingOfOtherVenues() {
        assertThat(Charges.OF_THE_VENUES.of(Listing.parse("OKX|BTC/USD"), TODAY_US)).isEmpty();
    }

    @Test
    void theMarketsOwnChargeComesFirstAndTheNewestInForce() {
        Charges charges =
                Charges.saidToBe(
                        new FeeSchedule(
                                "said",
                                List.of(
                                        row("*", "2020-01-01", "1%"),
                                        row("*", "2027-01-01", "2%"),
                                        row("BTC/USD", "2020-01-01", "30bps"),
                                        row("BTC/USD", "2021-01-01", "20bps base"))));
        Charges.Row btc = charges.of(Listing.parse("KRAKEN|BTC/USD"), TODAY_US).orElseThrow();
        assertThat(btc.share()).isEqualByComparingTo("0.002");
        assertThat(btc.payFactor().doubleValue()).isEqualTo(1 / 0.998);
        assertThat(btc.keepFactor()).isEqualByComparingTo("0.998");
        Charges.Row eth = charges.of(Listing.parse("KRAKEN|ETH/USD"), TODAY_US).orElseThrow();
        assertThat(eth.payFactor()).isEqualByComparingTo("1.01");
    }

    private static FeeSchedule.Row row(String market, String day, String fee) {
        return new FeeSchedule.Row(
                Venue.KRAKEN,
                market,
                Instant.parse(day + "T00:00:00Z"),
                TakerFee.parse(fee),
                "test");
    }
}
