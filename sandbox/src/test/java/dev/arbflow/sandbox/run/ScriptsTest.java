package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import dev.arbflow.sandbox.run.commands.Arbflow;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scripts do before any Java of ours runs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ScriptsTest {
    private static final Path LIB = RepositoryFiles.path("scripts/lib/java.sh");
    private static final Instant BUILT = Instant.parse("2026-11-29T00:00:00Z");

    @TempDir Path dir;
    private Path jar;
    private Path source;

    @BeforeEach
    void aCheckoutThatIsBuilt() throws Exception {
        Files.writeString(dir.resolve("pom.xml"), "<module>sandbox</module>\n");
        source = Files.createDirectories(dir.resolve("sandbox/src/main")).resolve("Some.java");
        jar = Files.createDirectories(dir.resolve("sandbox/target")).resolve("sandbox.jar");
        Files.writeString(dir.resolve("sandbox/pom.xml"), "<project/>");
        Files.writeString(source, "class Some {}");
        Files.writeString(jar, "built");
        for (Path old : List.of(dir.resolve("pom.xml"), dir.resolve("sandbox/pom.xml"), source)) {
            Files.setLastModifiedTime(old, FileTime.from(BUILT.minusSeconds(60)));
        }
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
    }

    @Test
    void whatIsBuiltNeedsNoMaven() throws Exception {
        assertThat(withoutMaven("build_if_needed \"$1\" sandbox \"$2\"; echo fine"))
                .isEqualTo("fine\n");
    }

    @Test
    void whatHasChangedNeedsItAndSaysSo() throws Exception {
        Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(60)));

        assertThat(withoutMaven("build_if_needed \"$1\" sandbox \"$2\"; echo fine"))
                .isEqualTo("arbflow: no mvn found; install Maven 3.8 or newer\n");
    }

    @Test
    void anOldJavaIsOneClearLine() throws Exception {
        Path java = Files.createDirectories(dir.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

        assertThat(withoutMaven("JAVA_HOME=$1/old; require_java; echo fine"))
                .isEqualTo("arbflow: needs a JDK 17 to 21, found version 8; set JAVA_HOME\n");
    }

    @ParameterizedTest
    @CsvSource({
        "run-local.sh, run",
        "report.sh, report",
        "export.sh, export",
        "config.sh, config",
        "topics.sh, topics",
        "backup.sh, backup",
        "restore.sh, restore",
        "evaluate.sh, evaluate",
        "prove-faults.sh, prove-faults",
        "prove-takeover.sh, prove-takeover",
        "record-sample-frames.sh, record-frames",
        "servers.sh, serve"
    })
    void aScriptStartsACommandThatThereIs(String script, String command) throws Exception {
        assertThat(RepositoryFiles.path("scripts").resolve(script))
                .content()
                .containsPattern("(\\.Arbflow|sandbox\\.jar\") " + command + " \"");
        assertThat(Arbflow.run(new String[] {command, "--help"}, System.out)).isZero();
    }

    private String withoutMaven(String line) throws Exception {
        ProcessBuilder shell =
                new ProcessBuilder(
                                "bash",
                                "-euc",
                                ". \"$0\"; command() { [ \"$2\" != mvn ]; }; " + line,
                                LIB.toString(),
                                dir.toString(),
                                jar.toString())
                        .redirectErrorStream(true);
        Process process = shell.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
