package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines of backup and restore, without any server. */
class KeepBackupTest {
    @TempDir Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aBackupNeedsAFolder() {
        assertThat(Arbflow.run(new String[] {"backup"}, out())).isEqualTo(RunLocal.REFUSED);

        assertThat(said.toString(StandardCharsets.UTF_8)).contains("--dir");
    }

    @Test
    void aSettingThatIsMissingIsOneLine() {
        String[] restore = {"restore", "--dir", folder.toString()};

        assertThat(Arbflow.run(restore, out())).isEqualTo(RunLocal.REFUSED);

        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("arbflow: ").hasLineCount(1);
    }

    private PrintStream out() {
        return new PrintStream(said, true, StandardCharsets.UTF_8);
    }
}
