package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.repository.RecordingsFolder;
import dev.arbflow.sandbox.frames.SampleFrames;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, over real connections from simulated venues to stores and mailbox. */
class RunLocalITCase {
    private static final String CHECKSUM = "\"checksum\":[0-9]+.*";
    private static final String BITFINEX_CHECKSUM = "\\[[0-9]+,\"cs\",[^]]*]";
    private static final String TRADE_ID = "\"trade_id\":[0-9]+";
    private static final String BITSTAMP_ID = "\"id\":[0-9]+";
    private static final String BITFINEX_ID = "\"te\",\\[[0-9]+";
    private static final String EACH_TWICE = "\"uuid\":\"[^\"]+";

    /** An error, an exception that begins a line, or a line of its stack. */
    private static final Pattern TROUBLE =
            Pattern.compile("^\\S+ ERROR |^[\\w.$]+(Exception|Error)\\b|^\\s+at |^Caused by");

    @TempDir Path dir;
    private String said;

    @Test
    void playsTheRecordedRunsThroughTheWholePipeline() throws Exception {
        Path frames = RecordingsFolder.path();

        JsonNode summary = run("--feed", "frames:" + frames, "--speed", "max", "--seconds", "120");

        assertThat(summary.at("/venues/KRAKEN/checksumMatches").asInt()).isEqualTo(562);
        assertThat(summary.at("/venues/KRAKEN/checksumMismatches").asInt()).isZero();
        assertThat(summary.at("/venues/BITFINEX/sequenceGaps").asInt()).isZero();
        assertThat(summary.at("/venues/BITSTAMP/trades").asInt()).isEqualTo(16);
        assertThat(summary.at("/venues/COINBASE/trades").asInt()).isEqualTo(345 + 28);
        assertThat(summary.at("/venues/COINAPI/frames").asInt()).isEqualTo(600);
        assertThat(summary.at("/trades/duplicates").asInt()).isEqualTo(300);
        assertThat(summary.at("/venues").findValues("malformed"))
                .hasSize(5)
                .allMatch(malformed -> malformed.asInt() == 0);
        assertThat(summary.at("/stores/mongo/trades").asLong())
                .isEqualTo(summary.at("/trades/out").asLong());
        assertThat(summary.at("/stores/influx/spread").asLong()).isPositive();
        assertThat(summary.at("/stores/influx/price_window").asLong()).isPositive();
        assertThat(summary.has("truth")).isFalse();
        assertThat(summary.has("latencyMs")).isFalse();
        assertThat(summary.has("warmLatencyMs")).isFalse();
    }

    @Test
    void playsTheShippedSampleAndFindsItsEpisodes() throws Exception {
        JsonNode summary =
                run("--feed", "frames:" + SampleFrames.folder(), "--speed", "max", "--quiet");

        JsonNode venues = summary.path("venues");
        int krakenBooks = SampleFrames.count("kraken_v2_ws_simulated.jsonl", CHECKSUM);
        assertThat(venues.at("/KRAKEN/checksumMatches").asInt()).isEqualTo(krakenBooks);
        assertThat(venues.at("/BITFINEX/checksumMatches").asInt())
                .isEqualTo(SampleFrames.count("bitfinex_ws_simulated.jsonl", BITFINEX_CHECKSUM));
        for (String fault : List.of("checksumMismatches", "sequenceGaps", "malformed")) {
            assertThat(venues.findValues(fault)).hasSize(5).allMatch(count -> count.asInt() == 0);
        }
        assertThat(summary.at("/trades/out").asInt())
                .isEqualTo(
                        SampleFrames.count("kraken_v2_ws_simulated.jsonl", TRADE_ID)
                                + SampleFrames.count("coinbase_ws_simulated.jsonl", TRADE_ID)
                                + SampleFrames.count("bitstamp_ws_simulated.jsonl", BITSTAMP_ID)
                                + SampleFrames.count("bitfinex_ws_simulated.jsonl", BITFINEX_ID)
                                + SampleFrames.count("coinapi_ws_simulated.jsonl", EACH_TWICE) / 2)
                .isEqualTo(summary.at("/stores/mongo/trades").asInt());
        assertThat(summary.at("/episodes/opened").asInt()).isPositive();
        assertThat(summary.at("/stores/mongo/episodes").asInt())
                .isEqualTo(summary.at("/episodes/opened").asInt());
    }

    @Test
    void findsWhatTheOracleDemandsAndNothingThatItForbids() throws Exception {
        JsonNode summary = run("--seconds", "30");

        assertThat(
                        summary.at("/truth/injected").asInt() > 0
                                || summary.at("/truth/judged/busySeconds").asDouble() > 0)
                .as("something was demanded, or this machine was said to be too busy")
                .isTrue();
        JsonNode patterns = summary.path("patterns");
        assertThat(patterns.path("windows").asInt()).isPositive();
        assertThat(patterns.path("modelVersions").asInt()).isPositive();
        assertThat(patterns.path("clusters").asInt()).isPositive();
        assertThat(patterns.path("releases").asInt()).isPositive();
        assertThat(patterns.path("epsilonSpent").asDouble()).isPositive();
        assertThat(patterns.has("pairs")).isTrue();
        assertThat(patterns.has("candidates")).isTrue();
        assertThat(patterns.has("coverageAlarms")).isTrue();
        assertThat(summary.at("/truth/recall").asDouble()).isEqualTo(1);
        assertThat(summary.at("/truth/precision").asDouble()).isEqualTo(1);
        JsonNode figures = summary.at("/truth/figures");
        assertThat(figures.path("wrong").asInt(-1)).isZero();
        assertThat(figures.path("exact").asInt() + figures.path("notJudged").asInt())
                .isEqualTo(summary.at("/truth/reported").asInt());
        assertThat(summary.at("/truth/candidates/moment/reported").asInt())
                .isEqualTo(patterns.path("candidates").asInt());
        assertThat(summary.at("/venues/KRAKEN/checksumMatches").asInt()).isPositive();
        assertThat(summary.at("/stores/mongo/trades").asLong())
                .isPositive()
                .isEqualTo(summary.at("/trades/out").asLong())
                .isEqualTo(summary.at("/stores/influx/trade").asLong());
        assertThat(summary.at("/stores/mongo/episodes").asLong())
                .isEqualTo(summary.at("/episodes/opened").asLong());
        if (summary.at("/episodes/opened").asInt() > 0) {
            assertThat(summary.at("/mails").asInt()).isPositive();
        }
    }

    @Test
    void goesOnInTheFolderOfTheLatestRunWithWhatItStored() throws Exception {
        JsonNode first = run("--seconds", "5");
        String folder = Files.readString(dir.resolve("data/latest"));
        Path key = new Runs(dir.resolve("data")).stored("").resolve("pseudonym.key");
        String keyOfFirst = Files.readString(key);

        JsonNode second = run("--seconds", "5", "--resume");

        assertThat(dir.resolve("data/runs").toFile().list()).hasSize(1);
        assertThat(dir.resolve("data/latest")).hasContent(folder);
        assertThat(key).hasContent(keyOfFirst);
        assertThat(second.at("/trades/out").asLong()).isPositive();
        // Simulated venues number their trades anew, so documents may be replaced; points are not.
        assertThat(second.at("/stores/influx/trade").asLong())
                .isEqualTo(
                        first.at("/stores/influx/trade").asLong()
                                + second.at("/trades/out").asLong());
        assertThat(second.at("/stores/mongo/trades").asLong())
                .isGreaterThanOrEqualTo(first.at("/stores/mongo/trades").asLong());
        assertThat(said).contains("not judged what MongoDB holds");
    }

    /** Logging is as in a real run for a while; it was set up when this process began. */
    @BeforeEach
    void logAsInARealRun() throws Exception {
        System.setProperty("arbflow.log", dir.resolve("data/sandbox.log").toString());
        Configurator.reconfigure(RunLocal.class.getResource("/log4j2.xml").toURI());
    }

    @AfterEach
    void logAsInATest() throws Exception {
        Configurator.reconfigure(RunLocal.class.getResource("/log4j2-test.properties").toURI());
    }

    private JsonNode run(String... options) throws Exception {
        Path summary = dir.resolve("summary.json");
        List<String> args = new ArrayList<>(List.of(options));
        args.addAll(List.of("--ports", "auto", "--summary", summary.toString()));
        args.addAll(List.of("--data-dir", dir.resolve("data").toString()));
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        int status =
                RunLocal.run(
                        args.toArray(String[]::new),
                        () -> Environment.NONE,
                        new PrintStream(console, true, StandardCharsets.UTF_8),
                        new CountDownLatch(1));

        said = console.toString(StandardCharsets.UTF_8);
        assertThat(status).as(said).isEqualTo(RunLocal.FINE);
        List<String> log =
                Files.readAllLines(new Runs(dir.resolve("data")).stored("").resolve("sandbox.log"));
        assertThat(log.size()).isGreaterThan(100);
        assertThat(log.stream().filter(line -> TROUBLE.matcher(line).find())).isEmpty();
        return new ObjectMapper().readTree(Files.readString(summary));
    }
}
