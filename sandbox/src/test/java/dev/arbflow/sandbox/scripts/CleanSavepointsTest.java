package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Old savepoints go, and never one that somebody may need. */
@EnabledOnOs(OS.LINUX) // of find, the script uses what GNU's has
class CleanSavepointsTest {
    private static final Duration LONG_AGO = Duration.ofDays(30);
    private static final String RUNNING = "a".repeat(32);
    private static final String RESUMED = "b".repeat(32);
    private static final String ENDED = "c".repeat(32);

    @TempDir Path dir;
    @TempDir Path tools;
    private Path client;

    @BeforeEach
    void aClusterWithThreeJobs() throws Exception {
        client = tools.resolve("flink");
        executable("echo '01.01.2026 : " + RUNNING + " : arbflow ingest (RUNNING)'");
        Files.writeString(
                Files.createDirectories(dir.resolve("jobs")).resolve("arbitrage.id"), RESUMED);
        for (String job : List.of(RUNNING, RESUMED, ENDED)) {
            state("checkpoints/" + job + "/chk-7", LONG_AGO);
        }
    }

    @Test
    void theNewestSavepointsOfEachJobStay() throws Exception {
        Path oldest = state("savepoints/savepoint-aaaaaa-0001", LONG_AGO.plusDays(2));
        Path older = state("savepoints/savepoint-aaaaaa-0002", LONG_AGO.plusDays(1));
        Path newest = state("savepoints/savepoint-aaaaaa-0003", LONG_AGO);
        Path ofAnotherJob = state("savepoints/savepoint-dddddd-0001", LONG_AGO.plusDays(3));

        String said = clean(0, "--delete");

        assertThat(said).contains("savepoint " + oldest + " (");
        assertThat(oldest).doesNotExist();
        assertThat(List.of(older, newest, ofAnotherJob)).allSatisfy(p -> assertThat(p).exists());
    }

    @Test
    void whatIsYoungStays() throws Exception {
        List<Path> young = new ArrayList<>();
        for (int each = 1; each <= 4; each++) {
            young.add(state("savepoints/savepoint-aaaaaa-000" + each, Duration.ofDays(each)));
        }

        clean(0, "--delete");

        assertThat(young).allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void onlyCheckpointsOfAJobThatNobodyGoesOnFromAreRemoved() throws Exception {
        String said = clean(0, "--delete");

        assertThat(dir.resolve("checkpoints/" + ENDED)).doesNotExist();
        assertThat(dir.resolve("checkpoints/" + RUNNING)).exists();
        assertThat(dir.resolve("checkpoints/" + RESUMED)).exists();
        assertThat(said).contains("removed 1, freed ");
    }

    @Test
    void whatAJobWentOnFromStays() throws Exception {
        Path from = state("savepoints/savepoint-aaaaaa-0001", LONG_AGO.plusDays(2));
        state("savepoints/savepoint-aaaaaa-0002", LONG_AGO.plusDays(1));
        state("savepoints/savepoint-aaaaaa-0003", LONG_AGO);
        Files.writeString(dir.resolve("jobs/pattern.from"), "file:" + from + "\n");
        Files.writeString(
                dir.resolve("jobs/ingest.from"), dir + "/checkpoints/" + ENDED + "/chk-7\n");

        assertThat(clean(0, "--delete")).isEqualTo("nothing is old\n");

        assertThat(from).exists();
    }

    @Test
    void nothingIsRemovedUnlessAsked() throws Exception {
        assertThat(clean(0)).contains("would remove 1 ", "--delete does it");

        assertThat(dir.resolve("checkpoints/" + ENDED)).exists();
    }

    @Test
    void nothingIsCalledOldWhileFlinkDoesNotAnswer() throws Exception {
        executable("echo 'connection refused'; exit 1");

        assertThat(clean(1, "--delete"))
                .startsWith("arbflow: cannot ask Flink which jobs run")
                .endsWith("connection refused\n");
        assertThat(dir.resolve("checkpoints/" + ENDED)).exists();
    }

    @Test
    void aJobKeepsAtLeastOneSavepoint() throws Exception {
        assertThat(clean(2, "--keep", "0")).contains("--keep must be at least 1");
    }

    /** A savepoint or checkpoint, written to for the last time so long ago. */
    private Path state(String path, Duration ago) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(path));
        Path metadata = Files.writeString(folder.resolve("_metadata"), "state");
        FileTime then = FileTime.from(Instant.now().minus(ago));
        for (Path each : List.of(metadata, folder, folder.getParent())) {
            Files.setLastModifiedTime(each, then);
        }
        return folder;
    }

    private void executable(String line) throws IOException {
        Files.writeString(client, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
    }

    private String clean(int status, String... options) throws Exception {
        Path said = Files.createTempFile(tools, "said", "");
        ProcessBuilder script =
                new ProcessBuilder(
                        "bash",
                        RepositoryFiles.path("scripts/clean-savepoints.sh").toString(),
                        "--dir",
                        dir.toString());
        script.command().addAll(List.of(options));
        script.environment().put("FLINK", client.toString());
        Process process = script.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(status);
        return Files.readString(said);
    }
}
