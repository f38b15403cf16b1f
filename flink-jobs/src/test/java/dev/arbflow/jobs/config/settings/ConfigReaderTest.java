package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final Map<String, String> REQUIRED =
            Map.of(
                    "KAFKA_BROKER", "localhost:9092",
                    "MONGO_URI", "mongodb://arbflow:hidden@localhost:27017",
                    "INFLUX_URL", "http://localhost:8086",
                    "INFLUX_TOKEN", "hidden-token",
                    "SMTP_SERVER", "localhost",
                    "ALERT_FROM", "arbflow@example.org",
                    "ALERT_TO", "desk@example.org",
                    "PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");

    @Test
    void defaultsMakeAWorkingConfiguration() {
        PipelineConfig config = pipeline();

        assertThat(config.detection().rule().minNetBps()).isEqualTo(2);
        assertThat(config.detection().rule().holdNetBps()).isEqualTo(1);
        assertThat(config.detection().rule().dwellUs()).isEqualTo(500_000);
        assertThat(config.detection().limits().maxAge()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.prices().window()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.venues().subscriptions())
                .extracting(Subscription::feed)
                .containsExactly(Feed.BITSTAMP, Feed.BITFINEX, Feed.KRAKEN);
        assertThat(config.venues().listingsWithBooks()).hasSize(9);
    }

    @Test
    void anIngestProcessHasAShortNameThatNoConnectionsNameCanBeTakenFor() {
        assertThat(new ConfigReader(new String[0], Map.of()).ingestId()).isEqualTo("a");
        assertThat(new ConfigReader(new String[0], Map.of("INGEST_ID", "b2")).ingestId())
                .isEqualTo("b2");
        assertThatThrownBy(
                        () ->
                                new ConfigReader(new String[0], Map.of("INGEST_ID", "b@x"))
                                        .ingestId())
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("INGEST_ID");
    }

    @Test
    void argumentsWinOverTheEnvironment() {
        Map<String, String> environment = with("MIN_NET_BPS", "7");

        assertThat(pipeline(environment).detection().rule().minNetBps()).isEqualTo(7);
        assertThat(pipeline(environment, "--min-net-bps", "9").detection().rule().minNetBps())
                .isEqualTo(9);
        assertThat(pipeline(environment, "--min-net-bps=-3").detection().rule().minNetBps())
                .isEqualTo(-3);
    }

    @Test
    void anEmptyVariableCountsAsNotGiven() {
        assertThat(pipeline(with("DWELL_MS", " ")).detection().rule().dwellUs()).isEqualTo(500_000);
    }

    @Test
    void theClosingThresholdFollowsTheOpeningOne() {
        assertThat(pipeline("--min-net-bps", "10").detection().rule().holdNetBps()).isEqualTo(5);
        assertThat(pipeline("--min-net-bps", "-10").detection().rule().holdNetBps()).isEqualTo(-10);
        assertThat(pipeline("--hold-net-bps", "0.5").detection().rule().holdNetBps())
                .isEqualTo(0.5);
    }

    @Test
    void aFeedMayBeReadFromAnotherAddress() {
        PipelineConfig config =
                pipeline("--venues", "kraken", "--kraken-uri", "ws://127.0.0.1:8080/v2");

        assertThat(config.venues().subscriptions().get(0).uri())
                .contains(URI.create("ws://127.0.0.1:8080/v2"));
    }

    @Test
    void aMailJournalIsAPathOrAFileSystemsUri() {
        assertThat(pipeline("--mail-journal-dir", "/var/mails").stores().mail().journal())
                .contains(URI.create("file:///var/mails"));
        assertThat(pipeline("--mail-journal-dir", "/my mails/Zoë").stores().mail().journal())
                .contains(Path.of("/my mails/Zoë").toUri());
        assertThat(pipeline("--mail-journal-dir", "s3://bucket/mails").stores().mail().journal())
                .contains(URI.create("s3://bucket/mails"));
        assertThat(pipeline().stores().mail().journal()).isEmpty();
    }

    @Test
    void lateAlertsAreDigestedUnlessToldOtherwise() {
        assertThat(pipeline().stores().mail().digestAfter()).contains(Duration.ofMinutes(15));
        assertThat(pipeline("--alert-digest-after-ms", "0").stores().mail().digestAfter())
                .isEmpty();
    }

    @Test
    void coinApiPassesOnTheConfiguredVenues() {
        Map<String, String> environment = with("COINAPI_KEY", "hidden");
        PipelineConfig config =
                pipeline(
                        environment,
                        "--venues=COINAPI",
                        "--coinapi-venues=KRAKEN,GEMINI",
                        "--markets=BTC/USD");

        assertThat(config.venues().subscriptions().get(0).listings())
                .extracting(Listing::code)
                .containsExactly("KRAKEN|BTC/USD", "GEMINI|BTC/USD");
        assertThat(config.venues().listingsWithBooks()).isEmpty();
    }

    @Test
    void ingestNeedsNeitherStoresNorKeys() {
        ConfigReader reader =
                new ConfigReader(new String[0], Map.of("KAFKA_BROKER", "localhost:9092"));

        assertThat(reader.kafka().partitions()).isEqualTo(4);
        assertThat(reader.venues().subscriptions()).hasSize(3);
        assertThat(reader.checkpointEvery()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void loginNeedsUserAndPassword() {
        Map<String, String> environment = with("SMTP_USER", "desk");

        assertThat(pipeline().stores().mail().login()).isEmpty();
        assertThatThrownBy(() -> pipeline(environment)).hasMessageContaining("SMTP_PASS");
        environment.put("SMTP_PASS", "hidden");
        assertThat(pipeline(environment).stores().mail().login())
                .hasValueSatisfying(login -> assertThat(login.user()).isEqualTo("desk"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KAFKA_BROKER",
                "MONGO_URI",
                "INFLUX_URL",
                "INFLUX_TOKEN",
                "SMTP_SERVER",
                "ALERT_FROM",
                "ALERT_TO",
                "PSEUDONYM_KEY"
            })
    void refusesToStartWithout(String setting) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.remove(setting);

        assertThatThrownBy(() -> pipeline(environment))
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith(setting + " is not set");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dashboard-url grafana | must be an http:// or https:// address",
                "--min-net-bsp 5 | unknown setting '--min-net-bsp'; did you mean --min-net-bps?",
                "min-net-bps 5 | unknown setting 'min-net-bps'; did you mean --min-net-bps?",
                "--min-net-bps | --min-net-bps has no value",
                "--min-net-bps --dwell-ms 5 | --min-net-bps has no value",
                "--min-net-bps= | --min-net-bps has no value",
                "--dwell-ms 5 --dwell-ms 6 | --dwell-ms is given twice",
                "--min-net-bps much | --min-net-bps must be a number, not 'much'",
                "--min-net-bps NaN | --min-net-bps must be a number, not 'NaN'",
                "--min-net-bps 1e999 | --min-net-bps must be a number, not '1e999'",
                "--dwell-ms 0.5 | --dwell-ms must be a whole number of milliseconds, not '0.5'",
                "--dwell-ms -1 | --dwell-ms must be from 0 to 2147483647 ms, not '-1'",
                "--smtp-port 0 | --smtp-port must be from 1 to 65535, not '0'",
                "--smtp-tls ssl | --smtp-tls must be one of STARTTLS, IMPLICIT, NONE, not 'ssl'",
                "--venues KRAKN | --venues must be known feeds, not 'KRAKN': 'KRAKN' is not known;"
                        + " did you mean KRAKEN?",
                "--venues KRAKEN,kraken | --venues names kraken twice",
                "--coinapi-venues FTX --venues COINAPI | --coinapi-venues must be known venues",
                "--markets BTCUSD | --markets must be markets, not 'BTCUSD': not a market",
                "--venues COINAPI | COINAPI_KEY is not set, and feed COINAPI needs it",
                "--hold-net-bps 3 | --hold-net-bps must be at most MIN_NET_BPS 2.0, not '3'",
                "--kafka-broker kafka | --kafka-broker must be host:port[,host:port], not 'kafka'",
                "--influx-url localhost | --influx-url must be an http:// or https:// address",
                "--kraken-uri http://a | --kraken-uri must be a ws:// or wss:// address",
                "--alert-to desk | --alert-to must be mail addresses, not 'desk'",
                "--price-slide-ms 7000 | price-window-ms must be a multiple of price-slide-ms",
                "--dedup-false-positive-rate 1 | dedup-false-positive-rate must be above 0",
                "--max-gross-bps 0 | max-gross-bps must be > 0, not 0.0",
                "--max-disagreement-bps 0 | max-disagreement-bps must be > 0, not 0.0",
                "--min-notional -1 | minNotional must be >= 0",
                "--max-notional 0 | max-notional must be > 0, not 0",
                "--max-notional much | --max-notional must be a number, not 'much'",
                "--fees-file nowhere.csv | cannot read FEES_FILE nowhere.csv",
            })
    void saysInOneLineWhatIsWrong(String arguments, String message) {
        assertThatThrownBy(() -> pipeline(arguments.split(" ")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            names = {
                "COINAPI_KEY",
                "PSEUDONYM_KEY",
                "MONGO_URI",
                "MONGO_PASS",
                "INFLUX_TOKEN",
                "SMTP_PASS",
                "KAFKA_PASS"
            })
    void aSecretIsRefusedAsAnArgument(Setting secret) {
        assertThat(secret.isSecret()).isTrue();
        assertThatThrownBy(() -> pipeline("--" + secret.key() + "=hidden"))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("put " + secret.name() + " into the environment")
                .message()
                .doesNotContain("hidden");
    }

    @Test
    void neitherTheConfigurationNorItsErrorsShowASecret() {
        assertThat(pipeline().toString())
                .contains("***")
                .doesNotContain("hidden", REQUIRED.get("PSEUDONYM_KEY"));
        assertThatThrownBy(() -> pipeline(with("MONGO_URI", "hidden")))
                .message()
                .startsWith("MONGO_URI must be a mongodb:// address")
                .doesNotContain("hidden");
        assertThatThrownBy(() -> pipeline(with("PSEUDONYM_KEY", "hidden")))
                .message()
                .startsWith("PSEUDONYM_KEY must be random")
                .doesNotContain("hidden");
    }

    @Test
    void aPeriodThatCouldNeverGiveAVerdictIsRefused() {
        assertThat(pipeline(with("ANOVA_PERIOD_MS", "2560000")).patterns()).isNotNull();
        assertThatThrownBy(() -> pipeline(with("ANOVA_PERIOD_MS", "2559999")))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("anova-period-ms must be at least 40 windows");
    }

    private static PipelineConfig pipeline(String... args) {
        return pipeline(REQUIRED, args);
    }

    private static PipelineConfig pipeline(Map<String, String> environment, String... args) {
        return new ConfigReader(args, environment).pipeline();
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(REQUIRED);
        environment.put(name, value);
        return environment;
    }
}
