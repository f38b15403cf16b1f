package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backup and restore around the programs that they call, each of them a stand-in. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BackupScriptsTest {
    private static final String ARBITRAGE = "a".repeat(32);
    private static final String PATTERNS = "b".repeat(32);

    @TempDir Path tools;
    private Path dir;

    @BeforeEach
    void aFlinkWithTwoJobs() throws Exception {
        dir = tools.resolve("backup");
        Files.createDirectories(tools.resolve("jdk/bin"));
        // Says what it was asked for, and makes the folder as the command would.
        executable(
                "jdk/bin/java",
                "case $* in *-version*) echo 'openjdk version \"17.0.1\"' >&2; exit ;; esac",
                "echo \"java: ${*: -3}\"",
                "mkdir -p \"${*: -1}\"");
        executable(
                "flink",
                "case $1 in",
                "  list) echo '01.01.2026 : " + ARBITRAGE + " : arbflow arbitrage (RUNNING)'",
                "        echo '01.01.2026 : " + PATTERNS + " : arbflow patterns (RUNNING)'",
                "        echo '01.01.2026 : "
                        + "c".repeat(32)
                        + " : of somebody else (RUNNING)' ;;",
                "  savepoint) folder=${3#file://}/savepoint-${2:0:6}-0001",
                "        mkdir -p \"$folder\"; touch \"$folder/_metadata\"",
                "        echo \"Savepoint completed. Path: file:$folder\" ;;",
                "esac");
    }

    @Test
    void aBackupHasASavepointOfEachOfOurJobsAndOfNoOther() throws Exception {
        String said = run(0, "backup.sh", "--dir", dir.toString());

        assertThat(said)
                .containsSubsequence(
                        "java: backup --dir " + dir,
                        "savepoint of arbitrage: savepoint-aaaaaa-0001",
                        "savepoint of patterns: savepoint-bbbbbb-0001",
                        "backup in " + dir);
        assertThat(dir.resolve("savepoints")).isDirectoryContaining("glob:**/arbitrage");
        try (var jobs = Files.list(dir.resolve("savepoints"))) {
            assertThat(jobs).hasSize(2);
        }
    }

    @Test
    void aFlinkThatDoesNotAnswerIsSaidBeforeAnythingIsWritten() throws Exception {
        executable("flink", "exit 1");

        assertThat(run(1, "backup.sh", "--dir", dir.toString()))
                .isEqualTo(
                        "arbflow: Flink does not answer; --no-savepoints makes a backup without the"
                                + " jobs' state\n");
        assertThat(dir).doesNotExist();
        assertThat(run(0, "backup.sh", "--dir", dir.toString(), "--no-savepoints"))
                .contains("backup in " + dir);
    }

    @Test
    void restoringSaysHowEachJobGoesOn() throws Exception {
        run(0, "backup.sh", "--dir", dir.toString());

        assertThat(run(0, "restore.sh", "--dir", dir.toString()))
                .contains(
                        "java: restore --dir " + dir + "\n",
                        "scripts/submit.sh --from "
                                + dir
                                + "/savepoints/arbitrage/savepoint-aaaaaa-0001 arbitrage\n",
                        "scripts/submit.sh --from "
                                + dir
                                + "/savepoints/patterns/savepoint-bbbbbb-0001 pattern\n");
    }

    private void executable(String name, String... lines) throws IOException {
        Path file = tools.resolve(name);
        Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private String run(int status, String script, String... options) throws Exception {
        Path said = Files.createTempFile(tools, "said", "");
        List<String> command = new ArrayList<>();
        command.add("bash");
        command.add(checkout().resolve("scripts").resolve(script).toString());
        command.addAll(List.of(options));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("FLINK", tools.resolve("flink").toString());
        process.environment().put("JAVA_HOME", tools.resolve("jdk").toString());
        Process running = process.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(said)).isEqualTo(status);
        return Files.readString(said);
    }

    /** A checkout with nothing but the scripts and a jar, which they take for built. */
    private Path checkout() throws IOException {
        Path root = tools.resolve("checkout");
        if (Files.notExists(root)) {
            Files.createDirectories(root.resolve("scripts/lib"));
            Files.createDirectories(root.resolve("sandbox/target"));
            for (String file :
                    List.of("backup.sh", "restore.sh", "lib/java.sh", "lib/options.sh")) {
                Files.copy(
                        RepositoryFiles.path("scripts").resolve(file),
                        root.resolve("scripts").resolve(file));
            }
            Files.writeString(root.resolve("pom.xml"), "<project/>");
            Files.writeString(root.resolve("sandbox/target/sandbox.jar"), "built");
        }
        return root;
    }
}
