package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteFeesTest {
    private static final Route PLAIN = Route.parse("BTC/USD|BITSTAMP>KRAKEN");
    private static final Route CONVERTED = Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP");

    private static FeeSchedule.Row row(Venue venue, String market, String fee) {
        return new FeeSchedule.Row(venue, market, Instant.EPOCH, TakerFee.parse(fee), "list");
    }

    private static FeeSchedule schedule(FeeSchedule.Row... more) {
        List<FeeSchedule.Row> rows =
                new ArrayList<>(
                        List.of(
                                row(Venue.BITSTAMP, "BTC/USD", "40bps"),
                                row(Venue.BITSTAMP, "BTC/USDT", "40bps"),
                                row(Venue.KRAKEN, "BTC/USD", "80bps"),
                                row(Venue.KRAKEN, "BTC/USDT", "80bps")));
        rows.addAll(List.of(more));
        return new FeeSchedule("2026", rows);
    }

    @Test
    void areThoseOfBothVenuesWithWhatTheyCostTogether() {
        Episode.Fees fees = RouteFees.of(schedule(), PLAIN, 0);

        assertThat(fees.breakEvenBps()).isEqualTo(((1.004 / 0.992) - 1) * 1e4, within(1e-9));
    }

    @Test
    void theFeeOfTheExchangeIsPartOfThem() {
        Episode.Fees fees =
                RouteFees.of(schedule(row(Venue.KRAKEN, "USDT/USD", "20bps")), CONVERTED, 0);
        double paid = 1.008 / 0.996;

        assertThat(fees.breakEvenBps())
                .isGreaterThan((paid - 1) * 1e4 + 19)
                .isLessThan((paid - 1) * 1e4 + 21);
        assertThat(fees.exchangeRate()).isEqualByComparingTo("0.002");
    }

    @Test
    void oneThatIsNotKnownLeavesThemUnknown() {
        assertThat(RouteFees.of(schedule(), CONVERTED, 0)).as("of the exchange").isNull();
        assertThat(RouteFees.of(schedule(), Route.parse("BTC/USD|GEMINI>KRAKEN"), 0)).isNull();
        assertThat(RouteFees.of(schedule(), Route.parse("BTC/USD|KRAKEN>GEMINI"), 0)).isNull();
    }

    @Test
    void anExchangeKnowsItsMeanPriceAndTheGrossEdgeThatItGives() {
        Exchanged none = new Exchanged(Side.BUY, 0.99, BigDecimal.ZERO, BigDecimal.ZERO, 5);
        Exchanged some = none.of(new BigDecimal("200"), new BigDecimal("199"));

        assertThat(none.vwap()).isNull();
        assertThat(some.vwap()).isEqualByComparingTo("0.995");
        assertThat(some.grossBps(100, 99)).isEqualTo(0, within(1e-9));
        assertThat(
                        new Exchanged(Side.SELL, 1.01, BigDecimal.ZERO, BigDecimal.ZERO, 5)
                                .grossBps(101, 100))
                .isEqualTo(0, within(1e-9));
    }
}
