package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    private static final Market BTC_USD = Market.parse("BTC/USD");
    private static final Market ETH_USD = Market.parse("ETH/USD");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private static final FeeSchedule FEES =
            new FeeSchedule(
                    "2026",
                    List.of(
                            row(Venue.KRAKEN, FeeSchedule.ALL_MARKETS, JULY, "60bps"),
                            row(Venue.KRAKEN, "BTC/USD", JANUARY, "30bps"),
                            row(Venue.KRAKEN, FeeSchedule.ALL_MARKETS, JANUARY, "40bps"),
                            row(Venue.BITSTAMP, "BTC/USD", JULY, "50bps")));

    @Test
    void knowsNoFeeBeforeTheFirstIsInForce() {
        assertThat(FEES.find(Venue.KRAKEN, ETH_USD, us(JANUARY) - 1)).isEmpty();
        assertThat(FEES.find(Venue.KRAKEN, ETH_USD, us(JANUARY))).contains(fee("40bps"));
    }

    @Test
    void takesTheNewestFeeInForce() {
        assertThat(FEES.find(Venue.KRAKEN, ETH_USD, us(JULY) - 1)).contains(fee("40bps"));
        assertThat(FEES.find(Venue.KRAKEN, ETH_USD, us(JULY))).contains(fee("60bps"));
    }

    @Test
    void prefersTheFeeOfTheMarketToANewerOneOfTheWholeVenue() {
        assertThat(FEES.find(Venue.KRAKEN, BTC_USD, us(JULY))).contains(fee("30bps"));
    }

    @Test
    void knowsNoFeeOfAnotherVenueOrMarket() {
        assertThat(FEES.find(Venue.BITFINEX, BTC_USD, us(JULY))).isEmpty();
        assertThat(FEES.find(Venue.BITSTAMP, ETH_USD, us(JULY))).isEmpty();
    }

    @Test
    void refusesTwoFeesForTheSameMoment() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new FeeSchedule(
                                        "twice",
                                        List.of(
                                                row(Venue.KRAKEN, "BTC/USD", JULY, "30bps"),
                                                row(Venue.KRAKEN, "BTC/USD", JULY, "40bps"))))
                .withMessage("two fees of KRAKEN BTC/USD from 2026-07-01T00:00:00Z");
    }

    @Test
    void refusesToBeWithoutAName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FeeSchedule(" ", List.of()))
                .withMessageContaining("version");
    }

    private static FeeSchedule.Row row(Venue venue, String market, Instant from, String fee) {
        return new FeeSchedule.Row(venue, market, from, fee(fee), "test");
    }

    private static TakerFee fee(String text) {
        return TakerFee.parse(text);
    }

    private static long us(Instant instant) {
        return instant.toEpochMilli() * 1_000;
    }
}
