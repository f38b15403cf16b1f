package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.TakerFee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeFileTest {
    private static final String HEADER = "venue,market,valid_from,taker_fee,source\n";
    private static final Market BTC_USD = Market.parse("BTC/USD");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "BITSTAMP, 2026-10-01, 0.40%",
        "BITFINEX, 2026-10-01, 0%",
        "BITFINEX, 2025-12-17, 0%",
        "BITFINEX, 2025-12-16, 0.20%",
        "KRAKEN, 2026-10-01, 0.80%",
        "COINBASE, 2021-04-17, 0.60%",
        "BINANCE, 2021-04-17, 0.10% base",
        "GEMINI, 2021-04-17, 0.40%"
    })
    void shipsTheLowestTierOfEachVenue(Venue venue, String day, String fee) {
        assertThat(FeeFile.builtIn().find(venue, BTC_USD, noonUs(day)))
                .contains(TakerFee.parse(fee));
    }

    @Test
    void everyShippedRowNamesItsSource() {
        assertThat(FeeFile.builtIn().rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.source()).matches(".*20\\d\\d.*"));
    }

    @Test
    void readsAFileAndNamesItByItsContent() throws IOException {
        Path file = folder.resolve("fees.csv");
        Files.writeString(
                file, HEADER + "\n# ours\nKRAKEN, ETH/USD ,2026-01-01,16bps,contract, §3\n");

        FeeSchedule schedule = FeeFile.read(file);

        assertThat(schedule.rows()).hasSize(1);
        assertThat(schedule.rows().get(0).source()).isEqualTo("contract, §3");
        assertThat(schedule.find(Venue.KRAKEN, Market.parse("ETH/USD"), noonUs("2026-01-01")))
                .contains(TakerFee.parse("0.16%"));
        assertThat(schedule.find(Venue.KRAKEN, BTC_USD, noonUs("2026-01-01"))).isEmpty();
        assertThat(schedule.version()).matches("[0-9a-f]{12}");
        assertThat(FeeFile.builtIn().version()).isNotEqualTo(schedule.version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KRAKN,*,2026-01-01,0.4%,x | line 2 is wrong: 'KRAKN' is not known; did you mean"
                        + " KRAKEN?",
                "KRAKEN,BTCUSD,2026-01-01,0.4%,x | line 2 is wrong: not a market: 'BTCUSD'",
                "KRAKEN,*,yesterday,0.4%,x | line 2 has no date like 2026-09-01 but 'yesterday'",
                "KRAKEN,*,2026-01-01,0.004,x | line 2 is wrong: a fee needs its unit",
                "KRAKEN,*,2026-01-01,40%,x | line 2 is wrong: a taker fee above 2 % is refused",
                "KRAKEN,*,2026-01-01,0.4% | line 2 needs venue,market,valid_from,taker_fee,source",
                "KRAKEN,*,2026-01-01,0.4%, | line 2 needs venue,market,valid_from",
            })
    void namesTheLineThatIsWrong(String line, String message) {
        assertThatThrownBy(() -> parse(HEADER + line))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("test " + message);
    }

    @Test
    void refusesAFileWithoutHeader() {
        assertThatThrownBy(() -> parse("KRAKEN,*,2026-01-01,0.4%,x"))
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("line 1");
    }

    @Test
    void refusesTwoFeesForTheSameMoment() {
        String line = "KRAKEN,*,2026-01-01,0.4%,x\n";
        assertThatThrownBy(() -> parse(HEADER + line + line))
                .hasMessage("test line 3 repeats an earlier line");
    }

    @Test
    void refusesAFileThatCannotBeATable() throws IOException {
        Path file = folder.resolve("large.csv");
        Files.write(file, new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> FeeFile.read(file)).hasMessageContaining("larger than 1 MiB");
    }

    private static FeeSchedule parse(String content) {
        return FeeFile.parse("test", content.getBytes(StandardCharsets.UTF_8));
    }

    private static long noonUs(String day) {
        return Instant.parse(day + "T12:00:00Z").toEpochMilli() * 1_000;
    }
}
