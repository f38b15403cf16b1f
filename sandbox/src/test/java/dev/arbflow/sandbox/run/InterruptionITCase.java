package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.settings.Setting;
import dev.arbflow.sandbox.OwnJvm;
import dev.arbflow.sandbox.frames.SampleFrames;
import dev.arbflow.sandbox.run.commands.Arbflow;
import dev.arbflow.sandbox.run.commands.RunLocal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, heard by a process of its own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class InterruptionITCase {
    private static final Duration START = Duration.ofMinutes(4);

    /** A run that is stopped before it has read anything is wrong, and says so. */
    private static final Pattern SOMETHING_READ =
            Pattern.compile("(?s)Running after.* [1-9]\\d* frames");

    @TempDir Path dir;
    private Process run;

    @AfterEach
    void endIt() {
        if (run != null) {
            run.destroyForcibly();
        }
    }

    @Test
    void endsTheRunInOrderWithItsOwnStatusAndWithinThePromise() throws Exception {
        Path said = start();
        await(said, SOMETHING_READ);

        assertThat(signal()).isZero();

        assertThat(run.waitFor(Interruption.PROMISE.toSeconds() + 10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).content().contains("Stopping ...", "episodes ").doesNotContain("in order");
        assertThat(run.exitValue()).as(Files.readString(said)).isEqualTo(RunLocal.FINE);
    }

    private Path start() throws IOException {
        Path said = dir.resolve("said");
        List<String> command = OwnJvm.command(OwnJvm.classPath(), Arbflow.class);
        command.add("run");
        command.addAll(List.of("--feed", "frames:" + SampleFrames.folder(), "--speed", "0.1"));
        command.addAll(List.of("--ports", "auto", "--data-dir", dir.resolve("data").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        for (Setting setting : Setting.values()) {
            builder.environment().remove(setting.name());
        }
        run = builder.start();
        return said;
    }

    /** The signal of Ctrl-C; a process whose parent ignores that one hears another. */
    private int signal() throws Exception {
        return new ProcessBuilder("kill", ignoresInterrupts() ? "-TERM" : "-INT", "" + run.pid())
                .start()
                .waitFor();
    }

    private boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc", Long.toString(run.pid()), "status");
        if (Files.notExists(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(ignored -> (ignored & 1 << 1) != 0);
    }

    private void await(Path said, Pattern text) throws Exception {
        long deadlineNs = System.nanoTime() + START.toNanos();
        while (!text.matcher(Files.readString(said)).find()) {
            assertThat(run.isAlive()).as(Files.readString(said)).isTrue();
            assertThat(System.nanoTime()).as(Files.readString(said)).isLessThan(deadlineNs);
            run.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }
}
