package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunLocalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dataDir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--min-net-bpss 5       | min-net-bps",
                "--min-net-bps much     | min-net-bps",
                "--markets BTCUSD       | BTCUSD",
                "--venues KRAKN         | KRAKN",
                "--feed recorded        | recorded",
                "--feed frames:nowhere  | nowhere",
                "--speed never          | speed",
                "--speed 0              | speed",
                "--ports 8081           | 8081",
                "--mongo-uri mongodb:// | environment",
                "--seconds soon         | soon",
                "--seconds -5           | seconds must be 1 or more, not -5",
                "--second 5             | did you mean --seconds?",
                "--markets=BTCUSD       | BTCUSD",
                "--summary no/such/s.json | no such folder",
                "--summary .            | is a folder",
                "--scenario no/such.txt | no such file",
                "--scenario f --feed live | --scenario is for --feed simulated",
                "--run other            | which run to --resume",
                "--ports auto --resume  | no run of simulated data",
                "--ports auto --resume --run other | no such run",
                "--resume --feed frames:. | a recording begins anew",
                "--smtp-port 25         | SMTP_SERVER, which is not given",
                "--kafka-broker a:1     | let KAFKA_TOPIC_PREFIX contain 'simulated'",
            })
    void saysInOneLineWhatIsWrongWithASetting(String wrong, String named) {
        int status = run(wrong.split(" "));

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("arbflow: ")
                .containsIgnoringCase(named);
    }

    @Test
    void aFolderWithoutARecordingIsOneClearLineBeforeAnythingIsStarted() throws Exception {
        Path empty = Files.createDirectory(dataDir.resolve("empty"));

        int status = run("--feed", "frames:" + empty, "--ports", "auto");

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(lines()).containsExactly("arbflow: --feed: no recording in " + empty);
        assertThat(dataDir.resolve("latest")).doesNotExist();
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsOneClearLine() throws Exception {
        Path mine = Files.createDirectory(dataDir.resolve("mine"));
        assumeTrue(mine.toFile().setWritable(false) && !Files.isWritable(mine), "root may all");

        int status = run(List.of("--ports", "auto", "--data-dir", mine.toString()));

        assertThat(status).isEqualTo(RunLocal.REFUSED);
        assertThat(lines())
                .containsExactly("arbflow: --data-dir: may not write to " + mine + "/runs");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isEqualTo(RunLocal.FINE);
        assertThat(lines()).anyMatch(line -> line.contains("--summary"));
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--data-dir", dataDir.toString()));
        return run(all);
    }

    private int run(List<String> all) {
        return RunLocal.run(
                all.toArray(String[]::new),
                () -> Environment.NONE,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new CountDownLatch(0));
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
