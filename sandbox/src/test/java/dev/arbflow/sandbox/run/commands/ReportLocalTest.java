package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it reads what a run of the sandbox has left in its folder")
class ReportLocalTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dir;

    @Test
    void writesAPageAboutAFinishedRun() throws Exception {
        EmbeddedMongo.start(dir.resolve("mongo"), 0).close();
        Path page = dir.resolve("pages/report.html");

        int status = run("--data-dir", dir.toString(), "--out", page.toString());

        assertThat(status).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(RunLocal.FINE);
        assertThat(said.toString(StandardCharsets.UTF_8)).isEqualTo("report: " + page + "\n");
        assertThat(page).content().contains("<!doctype html>");
    }

    @Test
    void aFolderWithoutARunIsOneClearLine() {
        assertThat(run("--data-dir", dir.resolve("none").toString())).isEqualTo(RunLocal.REFUSED);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("arbflow: no run has stored anything in " + dir.resolve("none") + "\n");
    }

    @Test
    void readsTheRunThatIsNamed() throws Exception {
        EmbeddedMongo.start(dir.resolve("runs/one/mongo"), 0).close();
        EmbeddedMongo.start(dir.resolve("runs/two/mongo"), 0).close();
        Path page = dir.resolve("report.html");

        assertThat(run("--data-dir", dir.toString(), "--run", "one", "--out", page.toString()))
                .isEqualTo(RunLocal.FINE);
        assertThat(run("--data-dir", dir.toString(), "--run", "three")).isEqualTo(RunLocal.REFUSED);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .endsWith("arbflow: no such run: " + dir.resolve("runs/three") + "\n");
    }

    @Test
    void aTimeThatIsNoneIsOneClearLine() throws Exception {
        EmbeddedMongo.start(dir.resolve("mongo"), 0).close();

        assertThat(run("--data-dir", dir.toString(), "--from", "yesterday"))
                .isEqualTo(RunLocal.REFUSED);

        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("arbflow: --report-from must be a UTC time, not 'yesterday'")
                .hasLineCount(1);
    }

    @Test
    void helpSaysWhatTheOptionsAre() {
        assertThat(run("--help")).isEqualTo(RunLocal.FINE);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--data-dir", "--out", "--from");
    }

    private int run(String... args) {
        return ReportLocal.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }
}
