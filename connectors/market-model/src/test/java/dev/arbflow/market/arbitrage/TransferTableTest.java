package dev.arbflow.market.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.TransferTable.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransferTableTest {
    private static final Asset BTC = new Asset("BTC");
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

    private static Row row(Instant from, String fee) {
        return new Row(
                Venue.KRAKEN, BTC, from, new BigDecimal(fee), Duration.ofMinutes(30), "list");
    }

    @Test
    void takesTheNewestRowInForce() {
        TransferTable table = new TransferTable(List.of(row(JULY, "2"), row(JANUARY, "1")));

        assertThat(table.find(Venue.KRAKEN, BTC, Times.micros(JANUARY) - 1)).isEmpty();
        assertThat(table.find(Venue.KRAKEN, BTC, Times.micros(JULY) - 1))
                .contains(row(JANUARY, "1"));
        assertThat(table.find(Venue.KRAKEN, BTC, Times.micros(JULY))).contains(row(JULY, "2"));
    }

    @Test
    void knowsNothingOfAnotherVenueOrAsset() {
        TransferTable table = new TransferTable(List.of(row(JANUARY, "1")));

        assertThat(table.find(Venue.BITSTAMP, BTC, Times.micros(JULY))).isEmpty();
        assertThat(table.find(Venue.KRAKEN, new Asset("ETH"), Times.micros(JULY))).isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(JULY, "-0.1"))
                .withMessageContaining("-0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Row(
                                        Venue.KRAKEN,
                                        BTC,
                                        JULY,
                                        BigDecimal.ONE,
                                        Duration.ofMinutes(-1),
                                        "list"))
                .withMessageContaining("PT-1M");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TransferTable(List.of(row(JULY, "1"), row(JULY, "2"))));
    }
}
