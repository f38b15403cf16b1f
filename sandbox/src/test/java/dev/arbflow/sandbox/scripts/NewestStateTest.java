package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A job that had state never begins empty again unless somebody says so. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class NewestStateTest {
    private static final String FIRST = "a".repeat(32);
    private static final String SECOND = "b".repeat(32);

    @TempDir Path dir;
    @TempDir Path tools;

    /** A client of Flink that runs nothing yet and gives each submission the id of the file. */
    @BeforeEach
    void aClient() throws Exception {
        // Away from the checkout, whose .env is somebody's own.
        Files.createDirectories(tools.resolve("scripts/lib"));
        for (String script :
                List.of(
                        "submit.sh",
                        "lib/java.sh",
                        "lib/options.sh",
                        "lib/settings.sh",
                        "lib/jobs.sh")) {
            Files.copy(
                    RepositoryFiles.path("scripts/" + script), tools.resolve("scripts/" + script));
        }
        Files.writeString(tools.resolve("jar"), "dev/arbflow/jobs/IngestJob.class");
        Files.writeString(tools.resolve("running"), "No running jobs.\n");
        Path client = tools.resolve("flink");
        Files.writeString(
                client,
                """
                #!/bin/sh
                cd "$(dirname "$0")"
                if [ "$1" = list ]; then cat running; exit; fi
                echo "Job has been submitted with JobID $(cat next)"
                """);
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theFirstRunBeginsEmpty() throws Exception {
        assertThat(submit(FIRST, "--resume")).isEqualTo("ingest: " + FIRST + "\n");
    }

    @Test
    void aJobGoesOnFromItsNewestCheckpointOrSavepoint() throws Exception {
        submit(FIRST, "--resume");
        state("checkpoints/" + FIRST + "/chk-7", 7);
        Path newest = state("savepoints/savepoint-aaaaaa-0001", 8);
        Files.createDirectories(dir.resolve("checkpoints/" + FIRST + "/chk-9"));

        assertThat(submit(SECOND, "--resume")).isEqualTo(resumed(SECOND, newest));
    }

    @Test
    void oneThatFailedBeforeItsFirstCheckpointGoesOnFromWhereItWasStarted() throws Exception {
        submit(FIRST, "--resume");
        Path checkpoint = state("checkpoints/" + FIRST + "/chk-7", 7);
        submit(SECOND, "--resume");

        assertThat(submit("c".repeat(32), "--resume"))
                .isEqualTo(resumed("c".repeat(32), checkpoint));
        assertThat(submit("d".repeat(32), "--resume"))
                .isEqualTo(resumed("d".repeat(32), checkpoint));
    }

    @Test
    void alsoFromASavepointThatWasNamed() throws Exception {
        Path savepoint = state("elsewhere/savepoint-eeeeee-0001", 7);
        submit(FIRST, "--from", "file://" + savepoint);

        assertThat(submit(SECOND, "--resume"))
                .isEqualTo("ingest: " + SECOND + " from file://" + savepoint + "\n");
    }

    @Test
    void oneWhoseStateIsGoneIsNotStarted() throws Exception {
        Path savepoint = state("savepoints/savepoint-eeeeee-0001", 7);
        submit(FIRST, "--from", savepoint.toString());
        Files.delete(savepoint.resolve("_metadata"));
        Files.delete(savepoint);

        assertThat(submit(SECOND, "--resume"))
                .isEqualTo(
                        ("arbflow: ingest went on from %s, which is gone, and has no newer"
                                        + " state; remove %s to begin empty\n")
                                .formatted(savepoint, dir.resolve("jobs/ingest.id")));
        assertThat(dir.resolve("jobs/ingest.id")).hasContent(FIRST);
    }

    @Test
    void aRunWhoseSubmissionWasNotAnsweredIsNoted() throws Exception {
        submit(FIRST, "--resume");
        Path checkpoint = state("checkpoints/" + FIRST + "/chk-7", 7);
        runs("01.01.2026 00:00:00 : " + SECOND + " : arbflow ingest (CREATED)");
        assertThat(submit("c".repeat(32), "--resume")).isEqualTo("ingest: runs already\n");
        runs("No running jobs.");

        assertThat(submit("c".repeat(32), "--resume"))
                .isEqualTo(resumed("c".repeat(32), checkpoint));
        assertThat(dir.resolve("jobs/ingest.id")).hasContent("c".repeat(32));
    }

    private static String resumed(String id, Path state) {
        return "ingest: " + id + " from " + state + "\n";
    }

    private void runs(String line) throws IOException {
        Files.writeString(tools.resolve("running"), line + "\n");
    }

    /** A whole checkpoint or savepoint of that second. */
    private Path state(String path, int second) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(path));
        Path metadata = Files.writeString(folder.resolve("_metadata"), "state");
        Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(second)));
        return folder;
    }

    private String submit(String id, String... options) throws Exception {
        Files.writeString(tools.resolve("next"), id);
        ProcessBuilder script =
                new ProcessBuilder("bash", tools.resolve("scripts/submit.sh").toString());
        script.command().addAll(List.of(options));
        script.command().add("ingest");
        script.environment().put("FLINK", tools.resolve("flink").toString());
        script.environment().put("JAR", tools.resolve("jar").toString());
        script.environment().put("FLINK_CLUSTER_DIR", dir.toString());
        script.environment().remove("INGEST_ID");
        Process process = script.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
