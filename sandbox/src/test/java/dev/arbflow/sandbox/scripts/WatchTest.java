package dev.arbflow.sandbox.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The compose stack's watch, between a stand-in for Flink's REST and one for the submission. */
@EnabledOnOs(OS.LINUX)
class WatchTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String ARBITRAGE = "a".repeat(32);
    private static final String PATTERN = "b".repeat(32);
    private static final String INGEST = "c".repeat(32);

    @TempDir Path data;
    @TempDir Path home;
    private HttpServer flink;
    private final AtomicInteger looks = new AtomicInteger();
    private volatile String jobs = "";
    private Process watch;

    @BeforeEach
    void aStackWithThreeJobs() throws Exception {
        Files.createDirectories(home.resolve("scripts/lib"));
        Files.copy(
                RepositoryFiles.path("scripts/lib/jobs.sh"), home.resolve("scripts/lib/jobs.sh"));
        Path submit = home.resolve("submit.sh");
        Files.writeString(submit, "#!/bin/sh\necho \"$*\" >>\"$ARBFLOW_HOME/submitted\"\n");
        Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwx------"));
        Files.createFile(home.resolve("submitted"));
        Files.createDirectories(data.resolve("jobs"));
        noted("arbitrage", ARBITRAGE);
        noted("pattern", PATTERN);
        noted("ingest", INGEST);
        flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext(
                "/jobs",
                exchange -> {
                    byte[] all = ("{\"jobs\":[" + jobs + "]}").getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, all.length);
                    exchange.getResponseBody().write(all);
                    exchange.close();
                    looks.incrementAndGet();
                });
        flink.start();
    }

    @AfterEach
    void end() throws Exception {
        flink.stop(0);
        if (watch != null) {
            watch.destroy();
            assertThat(watch.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void allIsWellWhileEveryJobRuns() throws Exception {
        run(job(ARBITRAGE, "RUNNING"), job(PATTERN, "RUNNING"), job(INGEST, "RUNNING"));

        assertThat(check(0)).isEmpty();
    }

    @Test
    void aJobThatDoesNotRunOrIsNotThereIsNamed() throws Exception {
        run(job(ARBITRAGE, "RESTARTING"), job(INGEST, "RUNNING"));

        assertThat(check(1)).isEqualTo("arbitrage: RESTARTING\npattern: MISSING\n");
    }

    @Test
    void aJobThatWasNeverSubmittedIsNotWell() throws Exception {
        run(job(ARBITRAGE, "RUNNING"), job(PATTERN, "RUNNING"), job(INGEST, "RUNNING"));
        Files.delete(data.resolve("jobs/ingest.id"));

        assertThat(check(1)).isEqualTo("ingest: MISSING\n");
    }

    @Test
    void aFlinkThatDoesNotAnswerIsNotWell() throws Exception {
        flink.stop(0);

        assertThat(check(1)).startsWith("Flink does not answer at ");
    }

    @Test
    void aSecondIngestIsLookedAtByItsOwnName() throws Exception {
        run(job(INGEST, "RUNNING"), job("d".repeat(32), "FAILED"));
        noted("ingest-b", "d".repeat(32));

        assertThat(watch("b", "--check", "ingest").waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said()).isEqualTo("ingest b: FAILED\n");
    }

    @Test
    void whatFailedIsSubmittedAgainAndWhatSomebodyStoppedIsNot() throws Exception {
        run(job(ARBITRAGE, "FINISHED"), job(PATTERN, "FAILED"), job(INGEST, "CANCELED"));
        watch = watch("a");

        await(() -> submitted().size() > 2);
        assertThat(submitted()).startsWith("arbitrage pattern ingest", "pattern", "pattern");

        // A JobManager that was started anew does not know what has ended.
        run(job(PATTERN, "RUNNING"));
        int before = looks.get();
        await(() -> looks.get() > before + 6);
        assertThat(submitted()).doesNotContain("arbitrage").doesNotContain("ingest");
        assertThat(said().lines()).containsOnly("arbflow: submits again: pattern");
    }

    @Test
    void whatIsNotThereIsSubmittedOnlyAfterSeveralLooks() throws Exception {
        run(job(ARBITRAGE, "RUNNING"), job(PATTERN, "RUNNING"));
        watch = watch("a");

        await(() -> submitted().size() > 1);

        assertThat(submitted()).startsWith("arbitrage pattern ingest", "ingest");
        assertThat(looks.get()).isGreaterThanOrEqualTo(4);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void run(String... all) {
        jobs = String.join(",", all);
    }

    private static String job(String id, String status) {
        return "{\"id\":\"" + id + "\",\"status\":\"" + status + "\"}";
    }

    private void noted(String job, String id) throws IOException {
        Files.writeString(data.resolve("jobs/" + job + ".id"), id + "\n");
    }

    private List<String> submitted() throws IOException {
        return Files.readAllLines(home.resolve("submitted"));
    }

    private String said() throws IOException {
        return Files.readString(home.resolve("said"));
    }

    private String check(int status) throws Exception {
        Process process = watch("a", "--check");
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said()).isEqualTo(status);
        return said();
    }

    private Process watch(String ingest, String... arguments) throws IOException {
        ProcessBuilder script =
                new ProcessBuilder("bash", RepositoryFiles.path("docker/watch.sh").toString());
        script.command().addAll(List.of(arguments));
        script.environment().remove("ARCHIVE");
        script.environment().put("INGEST_ID", ingest);
        script.environment().put("FLINK_DATA", data.toString());
        script.environment().put("ARBFLOW_HOME", home.toString());
        script.environment().put("FLINK_REST", "localhost:" + flink.getAddress().getPort());
        script.environment().put("WATCH_EVERY_S", "0.05");
        return script.redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile())
                .start();
    }
}
