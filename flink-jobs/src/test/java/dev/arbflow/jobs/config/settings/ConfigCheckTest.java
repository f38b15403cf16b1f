package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.JobSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person sees what the jobs would take, who said so, and no secret. */
class ConfigCheckTest {
    private static final Map<String, String> FILE =
            Map.of(
                    "KAFKA_BROKER", "kafka.example:9092",
                    "MONGO_URI", "mongodb://me:hidden@mongo.example",
                    "INFLUX_URL", "http://influx.example:8086",
                    "INFLUX_TOKEN", "hidden",
                    "SMTP_SERVER", "mail.example",
                    "ALERT_FROM", "arbflow@example.org",
                    "ALERT_TO", "desk@example.org",
                    "PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52",
                    "MIN_NET_BPS", "3",
                    "DWELL_MS", "300");

    @TempDir Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void everySettingStandsThereOnceWithItsOrigin() {
        int status = check(Map.of("DWELL_MS", "400", "MIN_NET_BPS", "4"), "--min-net-bps", "5");

        assertThat(status).isZero();
        assertThat(rows().stream().map(row -> row[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::name).toList());
        assertThat(row("MIN_NET_BPS")).endsWith("5", "argument");
        assertThat(row("DWELL_MS")).endsWith("400", "environment");
        assertThat(row("ALERT_TO")).endsWith("desk@example.org", ".env");
        assertThat(row("BOOK_DEPTH")).endsWith("25", "default");
        assertThat(text()).endsWith("The jobs would start with these settings.\n");
    }

    @Test
    void marketsThatNothingConvertsIntoEachOtherAreToldByName() {
        check(Map.of("MARKETS", "BTC/USD,BTC/USDT"));
        assertThat(text()).contains("NO_CONVERSION", "BTC/USD (BITSTAMP", "BTC/USDT (BITSTAMP");

        said.reset();
        check(Map.of("MARKETS", "BTC/USD,ETH/USD"));
        assertThat(text()).doesNotContain("NO_CONVERSION");
    }

    @Test
    void marketsThatAConversionComparesAreNotToldSo() {
        check(Map.of("MARKETS", "BTC/USD,BTC/USDT", "CONVERSIONS", "USDT/USD@KRAKEN"));
        assertThat(text()).doesNotContain("NO_CONVERSION").endsWith("these settings.\n");

        said.reset();
        check(Map.of("MARKETS", "BTC/USD,BTC/USDT,BTC/EUR", "CONVERSIONS", "USDT/USD@KRAKEN"));
        assertThat(text()).contains("NO_CONVERSION", "BTC/EUR (BITSTAMP").doesNotContain("USDT (");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "USDT/USD; BASE/QUOTE@VENUE",
                "USDT/USD@NOWHERE; BASE/QUOTE@VENUE",
                "USDT/USD@KRAKEN,USDT/USD@BITSTAMP; two venues for USDT/USD",
                "USDT/USD@COINBASE; COINBASE|USDT/USD, whose book is not read"
            })
    void aConversionThatCannotBeUsedIsRefused(String given, String why) {
        assertThat(check(Map.of("CONVERSIONS", given))).isEqualTo(2);
        assertThat(text()).contains("would not start", why);
    }

    @Test
    void tenStandFirst() {
        check(Map.of());

        assertThat(text().substring(0, text().indexOf("The others:")).lines())
                .filteredOn(line -> line.matches(" {2}[A-Z].*"))
                .hasSize(10);
    }

    @Test
    void noSecretIsShown() throws Exception {
        Path key = Files.writeString(folder.resolve("pass"), "hidden-too");

        check(Map.of("SMTP_PASS_FILE", key.toString(), "COINAPI_KEY", "hidden"));

        assertThat(text()).doesNotContain("hidden", FILE.get("PSEUDONYM_KEY"));
        assertThat(row("MONGO_URI")).endsWith("***", ".env");
        assertThat(row("SMTP_PASS")).endsWith("***", "file", key.toString());
    }

    @Test
    void whatWouldStopTheJobsIsSaidLast() {
        int status = check(Map.of(), "--price-slide-ms", "7000");

        assertThat(status).isEqualTo(2);
        assertThat(text().lines().toList().get((int) text().lines().count() - 1))
                .startsWith("The jobs would not start: price-window-ms must be a multiple");
    }

    /** Only some of the jobs read these. */
    @ParameterizedTest
    @CsvSource({
        "--archive,     both,                 --archive must be one of TOGETHER",
        "--markets,     XBT/USD,              XBT would be taken for BTC",
        "--report-from, yesterday,            --report-from must be a UTC time",
        "--report-to,   1970-01-01T00:00:00Z, REPORT_FROM 1970-01-01T00:00:00Z must lie before"
    })
    void whatStopsOneJobOnlyIsSaidToo(String argument, String value, String problem) {
        assertThat(check(Map.of(), argument, value)).isEqualTo(2);

        assertThat(text())
                .contains("The jobs would not start: ", problem)
                .doesNotContain("would start with");
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        Map<String, String> file = new HashMap<>(FILE);
        file.remove("PSEUDONYM_KEY");

        int status =
                ConfigCheck.run(
                        new String[0],
                        () -> new Environment(Map.of(), file),
                        JobSettings::check,
                        out());

        assertThat(status).isEqualTo(2);
        assertThat(text()).contains("The jobs would not start: PSEUDONYM_KEY is not set");
        assertThat(row("PSEUDONYM_KEY")).endsWith("(required)", "default");
    }

    @Test
    void aNameThatNobodyReadsIsPointedOutIfItLooksLikeOurs() {
        check(Map.of("MIN_NET_BSP", "9", "GRAFANA_PASSWORD", "x", "HOME", "/home/me"));

        assertThat(text().lines().filter(line -> line.contains("is no setting")))
                .containsExactly("MIN_NET_BSP is no setting; did you mean MIN_NET_BPS?");
    }

    @Test
    void aWrongArgumentIsOneLine() {
        assertThat(check(Map.of(), "--dwell", "1")).isEqualTo(2);

        assertThat(text())
                .hasLineCount(1)
                .contains("unknown setting '--dwell'; did you mean --dwell-ms?");
    }

    private int check(Map<String, String> environment, String... args) {
        return ConfigCheck.run(
                args, () -> new Environment(environment, FILE), JobSettings::check, out());
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String[] row(String setting) {
        return rows().stream().filter(row -> row[0].equals(setting)).findFirst().orElseThrow();
    }

    private List<String[]> rows() {
        return text().lines()
                .filter(line -> line.matches(" {2}[A-Z].*"))
                .map(line -> line.strip().split(" +", -1))
                .toList();
    }
}
