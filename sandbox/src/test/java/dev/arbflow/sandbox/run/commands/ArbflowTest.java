package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArbflowTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir Path dir;

    @Test
    void listsItsCommandsAndTheirScripts() {
        assertThat(run("--help")).isEqualTo(RunLocal.FINE);

        assertThat(said())
                .contains("run-local.sh", "report.sh", "export.sh", "evaluate.sh")
                .contains("record-sample-frames.sh", "servers.sh");
    }

    @Test
    void withoutACommandItSaysWhichThereAreAndRefuses() {
        assertThat(run()).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).contains("record-frames");
    }

    @Test
    void anUnknownCommandIsOneClearLine() {
        assertThat(run("rnu", "--help")).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).isEqualTo("arbflow: no command 'rnu'; --help lists them\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "report",
                "export",
                "backup",
                "restore",
                "evaluate",
                "prove-faults",
                "prove-takeover",
                "record-frames",
                "serve"
            })
    void aCommandHasTheUsageOfItsScriptAndRefusesAnOptionThatIsNone(String command) {
        assertThat(run(command, "--help")).isEqualTo(RunLocal.FINE);
        assertThat(said()).startsWith("Usage: ");
        said.reset();

        assertThat(run(command, "--seconds=nine", "--data-dir=" + dir.resolve("none")))
                .isEqualTo(RunLocal.REFUSED);
        assertThat(said()).startsWith("arbflow: ");
    }

    @Test
    void passesOnWhatFollowsTheCommand() {
        Path none = dir.resolve("none");

        assertThat(run("report", "--data-dir", none.toString())).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).isEqualTo("arbflow: no run has stored anything in " + none + "\n");
    }

    /** Whatever else is not set here: the ingest job's own complaint comes first. */
    @Test
    void settingsAreCheckedByWhatTheJobsRead() {
        assertThat(run("config", "check", "--markets", "XBT/USD")).isEqualTo(RunLocal.REFUSED);

        assertThat(said()).contains("The jobs would not start: XBT would be taken for BTC");
    }

    private int run(String... args) {
        return Arbflow.run(args, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
