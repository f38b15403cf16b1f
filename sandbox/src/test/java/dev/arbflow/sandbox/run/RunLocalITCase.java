package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, over real connections from simulated venues to stores and mailbox. */
class RunLocalITCase {
    @TempDir Path dir;

    @Test
    void findsWhatTheOracleDemandsAndNothingThatItForbids() throws Exception {
        Path summaryFile = dir.resolve("summary.json");
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        int status =
                RunLocal.run(
                        new String[] {
                            "--seconds",
                            "30",
                            "--ports",
                            "auto",
                            "--data-dir",
                            dir.resolve("data").toString(),
                            "--summary",
                            summaryFile.toString()
                        },
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new CountDownLatch(1));

        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(RunLocal.FINE);
        JsonNode summary = new ObjectMapper().readTree(Files.readString(summaryFile));
        assertThat(summary.at("/truth/injected").asInt()).isPositive();
        assertThat(summary.at("/truth/recall").asDouble()).isEqualTo(1);
        assertThat(summary.at("/truth/precision").asDouble()).isEqualTo(1);
        assertThat(summary.at("/venues/KRAKEN/checksumMatches").asInt()).isPositive();
        assertThat(summary.at("/stores/mongo/trades").asLong())
                .isPositive()
                .isEqualTo(summary.at("/trades/out").asLong())
                .isEqualTo(summary.at("/stores/influx/trade").asLong());
        assertThat(summary.at("/stores/mongo/episodes").asLong())
                .isEqualTo(summary.at("/episodes/opened").asLong());
        assertThat(summary.at("/mails").asInt()).isPositive();
    }
}
