package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstrumentFileTest {
    private static final String HEADER =
            "venue,market,valid_from,tick,lot,min_quantity,min_notional,source\n";
    private static final Market BTC_USD = Market.parse("BTC/USD");

    @TempDir Path folder;

    @Test
    void shipsWhatKrakenAccepts() {
        assertThat(InstrumentFile.builtIn().find(Venue.KRAKEN, BTC_USD, noonUs("2026-10-01")))
                .isEqualTo(
                        new Instrument(
                                new BigDecimal("0.1"),
                                new BigDecimal("0.00000001"),
                                new BigDecimal("0.00005"),
                                new BigDecimal("0.5")));
    }

    @Test
    void everyShippedRowNamesItsSource() {
        assertThat(InstrumentFile.builtIn().rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.source()).matches(".*20\\d\\d.*"));
    }

    @Test
    void takesTheNewestRowInForceAndTheMarketsOwnBeforeThatOfAll() throws IOException {
        Path file = folder.resolve("instruments.csv");
        Files.writeString(
                file,
                HEADER
                        + "KRAKEN,*,2026-01-01,-,1,-,-,all\n"
                        + "KRAKEN,BTC/USD,2026-01-01,-,2,-,-,ours, §1\n"
                        + "KRAKEN,BTC/USD,2026-02-01,-,3,-,-,later\n");

        InstrumentTable table = InstrumentFile.read(file);

        assertThat(lot(table, "ETH/USD", "2026-03-01")).isEqualByComparingTo("1");
        assertThat(lot(table, "BTC/USD", "2026-01-31")).isEqualByComparingTo("2");
        assertThat(lot(table, "BTC/USD", "2026-02-01")).isEqualByComparingTo("3");
        assertThat(table.rows().get(1).source()).isEqualTo("ours, §1");
    }

    @Test
    void aMarketWithoutARowAcceptsEverything() {
        assertThat(parse(HEADER).find(Venue.KRAKEN, BTC_USD, 0)).isEqualTo(Instrument.UNKNOWN);
        assertThat(InstrumentFile.builtIn().find(Venue.KRAKEN, BTC_USD, 0))
                .isEqualTo(Instrument.UNKNOWN); // in 1970
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KRAKEN,*,2026-01-01,a,1,1,1,x | line 2 is wrong: not a number: 'a'",
                "KRAKEN,*,2026-01-01,1,0,1,1,x | line 2 is wrong: a lot must be positive: 0",
                "KRAKEN,*,2026-01-01,1,1,-1,1,x | line 2 is wrong: a least quantity must be >= 0",
                "KRAKEN,*,2026-01-01,1,1,1,x | line 2 needs venue,market,valid_from,tick,lot",
            })
    void namesTheLineThatIsWrong(String line, String message) {
        assertThatThrownBy(() -> parse(HEADER + line))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("test " + message);
    }

    @Test
    void namesTheSettingOfAFileThatCannotBeRead() {
        assertThatThrownBy(() -> InstrumentFile.read(folder.resolve("nowhere.csv")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("cannot read INSTRUMENTS_FILE");
    }

    private static BigDecimal lot(InstrumentTable table, String market, String day) {
        return table.find(Venue.KRAKEN, Market.parse(market), noonUs(day)).lot();
    }

    private static InstrumentTable parse(String content) {
        return InstrumentFile.parse("test", content.getBytes(StandardCharsets.UTF_8));
    }

    private static long noonUs(String day) {
        return Instant.parse(day + "T12:00:00Z").toEpochMilli() * 1_000;
    }
}
