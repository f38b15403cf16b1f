package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.run.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OwnServer("it uses the settings that a run of the sandbox gives its jobs")
class KeepRulesTest {
    private static final String ROUTE = "BTC/USD|KRAKEN>BITSTAMP";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Map<String, String> settings = new HashMap<>();

    @TempDir static Path dir;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedKafka.start(dir.resolve("kafka"), 0);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "list, rules show|check|send",
        "check KRAKEN --in soon, Invalid value",
        "check, KAFKA_BROKER"
    })
    void whatIsMissingOrWrongIsOneClearLine(String line, String reason) {
        assertThat(run(line.split(" "))).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).contains(reason);
        assertThat(said().lines()).hasSize(1);
    }

    @Test
    void aRuleIsCheckedSentAndShownWithWhoSaidSo() throws Exception {
        settings.putAll(Servers.settings(broker));

        assertThat(run("check", ROUTE, "--set", "minNetBps=12", "--minutes", "0"))
                .isEqualTo(RunLocal.FINE);
        assertThat(said())
                .contains("rule 1 by ", "  " + ROUTE + "  minNetBps 2 -> 12", "fits")
                .doesNotContain("KRAKEN>BITFINEX");

        assertThat(run("send", ROUTE, "--set", "minNetBps=12", "--author", "anna"))
                .isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("written, and taken by jobs with these settings");

        assertThat(run("send", "KRAKEN", "--set", "takerFee=25bps", "--note", "tier 3"))
                .isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("fee of KRAKEN 80bps -> 25bps");

        assertThat(run("check", "BTC/USD", "--set", "holdNetBps=14")).isEqualTo(RunLocal.WRONG);
        assertThat(said()).contains("refused: CONTRADICTION: holdNetBps 14 (this rule) is");

        assertThat(later("show", ROUTE)).isEqualTo(RunLocal.FINE);
        assertThat(said())
                .contains("minNetBps    12                     rule 1 by anna of " + ROUTE)
                .contains("holdNetBps   1                      configuration")
                .containsPattern("fee, buying  25bps +rule 2 by .*: tier 3")
                .doesNotContain("ETH/USD");
    }

    @Test
    void aPastOfWhichNoBookIsKeptIsSaidToBeUnknown() throws Exception {
        settings.putAll(Servers.settings(broker));
        settings.put("KAFKA_TOPIC_PREFIX", "empty.");

        assertThat(run("check", ROUTE, "--set", "minNetBps=12", "--hours", "2"))
                .isEqualTo(RunLocal.FINE);

        assertThat(said())
                .contains("fits", "the past, from ", "market.books has no book of that time");
    }

    @Test
    void aRuleForWhereACurrencyIsExchangedChangesTheRoutesThatAreConvertedThere() throws Exception {
        settings.putAll(Servers.settings(broker));
        settings.put("MARKETS", "BTC/USD,BTC/USDT");
        settings.put("CONVERSIONS", "USDT/USD@KRAKEN");

        assertThat(run("check", "KRAKEN|USDT/USD", "--set", "takerFee=50bps", "--minutes", "0"))
                .isEqualTo(RunLocal.FINE);
        assertThat(said())
                .containsPattern("BTC/USD\\|KRAKEN:USDT:KRAKEN>BITSTAMP +fee of KRAKEN\\|USDT/USD")
                .contains("-> 50bps", "BTC/USD|KRAKEN>BITSTAMP:USDT:KRAKEN")
                .doesNotContain("changes no route");
        assertThat(run("show", "KRAKEN|USDT/USD")).isEqualTo(RunLocal.FINE);
        assertThat(said()).contains("BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP", "fee, exchange");
    }

    @Test
    void aFieldThatThereIsNotAndAFileThatIsNoRuleAreRefused() throws Exception {
        settings.putAll(Servers.settings(broker));
        Path file = Files.writeString(dir.resolve("rule.json"), "{\"schemaVersion\":2}");

        assertThat(run("check", "*", "--set", "minNet=12")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("no field 'minNet'; there are takerFee, switchedOn");
        assertThat(run("check", "NOWHERE", "--set", "minNetBps=12")).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("no scope: 'NOWHERE'");
        assertThat(run("send", "--file", file.toString())).isEqualTo(RunLocal.REFUSED);
        assertThat(said()).contains("version is missing");
    }

    private int run(String... args) {
        return run(Instant.now(), args);
    }

    /** When what was sent has come into force. */
    private int later(String... args) {
        return run(Instant.now().plusSeconds(60), args);
    }

    private int run(Instant now, String... args) {
        said.reset();
        return KeepRules.run(
                args,
                () -> settings.isEmpty() ? Environment.NONE : new Environment(settings, Map.of()),
                InstantSource.fixed(now),
                new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
