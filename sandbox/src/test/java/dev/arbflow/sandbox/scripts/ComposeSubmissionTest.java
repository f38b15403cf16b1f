package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The compose stack's submission in a folder of its own, in front of a stand-in for submit.sh. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ComposeSubmissionTest {
    @TempDir Path data;
    @TempDir Path home;

    @BeforeEach
    void aStandInThatSaysWhatItWasGiven() throws Exception {
        Path script = Files.createDirectory(home.resolve("scripts")).resolve("submit.sh");
        Files.writeString(
                script,
                """
                #!/usr/bin/env bash
                echo "arguments=$*"
                echo "folder=$FLINK_CLUSTER_DIR"
                echo "key=${PSEUDONYM_KEY:-}${PSEUDONYM_KEY_FILE:-}"
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theFirstStartMakesAKeyForItsOwnerOnlyAndResumesNothing() throws Exception {
        String said = submit(Map.of());

        Path key = data.resolve("pseudonym.key");
        assertThat(said).contains("arguments=\n", "folder=" + data + "\n", "key=" + key + "\n");
        assertThat(Files.readString(key)).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aLaterStartResumesAndKeepsTheKey() throws Exception {
        submit(Map.of());
        String key = Files.readString(data.resolve("pseudonym.key"));

        assertThat(submit(Map.of(), "arbitrage")).contains("arguments=--resume arbitrage\n");
        assertThat(data.resolve("pseudonym.key")).hasContent(key);
    }

    @Test
    void stateOfAnotherFeedIsNotResumed() throws Exception {
        submit(Map.of("FEED", "simulated"));
        Path id = Files.createDirectory(data.resolve("jobs")).resolve("arbitrage.id");
        Files.writeString(id, "0123");

        assertThat(submit(Map.of("FEED", "live"))).contains("arguments=\n");
        assertThat(id).doesNotExist();
        assertThat(submit(Map.of("FEED", "live"))).contains("arguments=--resume\n");
    }

    @Test
    void aKeyThatIsGivenIsUsed() throws Exception {
        assertThat(submit(Map.of("PSEUDONYM_KEY", "given"))).contains("key=given\n");
        assertThat(submit(Map.of("PSEUDONYM_KEY_FILE", "/run/key"))).contains("key=/run/key\n");
        assertThat(data.resolve("pseudonym.key")).doesNotExist();
    }

    private String submit(Map<String, String> environment, String... jobs) throws Exception {
        Path said = Files.createTempFile(home, "said", "");
        ProcessBuilder script =
                new ProcessBuilder("bash", RepositoryFiles.path("docker/submit.sh").toString());
        script.command().addAll(List.of(jobs));
        script.environment().keySet().removeIf(name -> name.startsWith("PSEUDONYM"));
        script.environment().remove("FEED");
        script.environment()
                .putAll(Map.of("FLINK_DATA", data.toString(), "ARBFLOW_HOME", home.toString()));
        script.environment().putAll(environment);
        Process process = script.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        return Files.readString(said);
    }
}
