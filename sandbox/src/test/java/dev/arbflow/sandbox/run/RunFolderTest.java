package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Instant BEGAN = Instant.parse("2026-11-29T04:15:00Z");

    @TempDir Path dir;
    private Runs runs;

    @BeforeEach
    void inANewFolder() {
        runs = new Runs(dir);
    }

    @Test
    void isNamedByItsBeginningAndWhatItReads() throws Exception {
        try (RunFolder run = make(BEGAN)) {
            assertThat(run.path())
                    .isDirectory()
                    .isEqualTo(dir.resolve("runs/2026-11-29T041500.000Z-live"));
            assertThat(run.isResumed()).isFalse();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void isForItsOwnerOnly() throws Exception {
        try (RunFolder run = make(BEGAN)) {
            assertThat(Files.getPosixFilePermissions(run.path()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void nothingThatWasThereIsRemovedByTheNextRun() throws Exception {
        Path older = Files.createDirectories(dir.resolve("mongo"));
        Path stored;
        try (RunFolder first = make(BEGAN)) {
            stored = store(first);
        }
        make(BEGAN.plusSeconds(1)).close();

        assertThat(stored).exists();
        assertThat(older).exists();
    }

    @Test
    void runsThatBeginTogetherDoNotShareAFolder() throws Exception {
        try (RunFolder first = make(BEGAN);
                RunFolder second = make(BEGAN)) {
            assertThat(second.path()).isNotEqualTo(first.path()).isDirectory();
        }
    }

    @Test
    void theRunThatStartedLastIsReadOrTheOneThatIsNamed() throws Exception {
        try (RunFolder first = make(BEGAN);
                RunFolder second = make(BEGAN.plusSeconds(1));
                RunFolder refused = make(BEGAN.plusSeconds(2))) {
            store(second);
            runs.started(second.path());
            store(first);
            runs.started(first.path()); // it was continued
            assertThat(refused.path()).isDirectory();

            assertThat(runs.stored("")).isEqualTo(first.path());
            assertThat(runs.stored(second.path().getFileName().toString()))
                    .isEqualTo(second.path());
            assertThat(dir.resolve("latest")).hasContent(first.path().getFileName() + "\n");
        }
    }

    @Test
    void withoutANoteTheNewestThatStoredAnythingIsReadOrTheFolderItself() throws Exception {
        try (RunFolder first = make(BEGAN);
                RunFolder second = make(BEGAN.plusSeconds(1))) {
            store(first);
            assertThat(second.path()).isDirectory();

            assertThat(runs.stored("")).isEqualTo(first.path());
            assertThat(new Runs(first.path()).stored("")).isEqualTo(first.path());
        }
    }

    @Test
    void aRunWhoseDocumentsAreElsewhereIsNotMistakenForAnother() throws Exception {
        try (RunFolder first = make(BEGAN);
                RunFolder second = make(BEGAN.plusSeconds(1))) {
            store(first);
            runs.started(second.path());

            assertThatIOException()
                    .isThrownBy(() -> runs.stored(""))
                    .withMessage(
                            second.path()
                                    + " has no documents; was its MongoDB given by MONGO_URI?");
        }
    }

    @Test
    void theLatestRunOfTheSameDataIsContinued() throws Exception {
        Path live;
        try (RunFolder first = make(BEGAN);
                RunFolder second = RunFolder.make(runs, BEGAN.plusSeconds(1), "simulated")) {
            live = first.path();
            assertThat(second.path()).isDirectory();
        }
        try (RunFolder resumed = RunFolder.resume(runs, "", "live")) {
            assertThat(resumed.path()).isEqualTo(live);
            assertThat(resumed.isResumed()).isTrue();
        }
    }

    @Test
    void aRunOfOtherDataOrOneThatIsNotThereIsNotContinued() throws Exception {
        String live;
        try (RunFolder run = make(BEGAN)) {
            live = run.path().getFileName().toString();
        }

        assertThatIOException()
                .isThrownBy(() -> RunFolder.resume(runs, live, "simulated"))
                .withMessage("--resume: " + live + " is no run of simulated data");
        assertThatIOException()
                .isThrownBy(() -> RunFolder.resume(runs, "", "simulated"))
                .withMessage("--resume: no run of simulated data in " + dir);
        assertThatIOException()
                .isThrownBy(() -> RunFolder.resume(runs, "yesterday", "live"))
                .withMessage("no such run: " + dir.resolve("runs/yesterday"));
    }

    @Test
    void aRunThatIsStillRunningIsNotContinued() throws Exception {
        try (RunFolder run = make(BEGAN)) {
            assertThatIOException()
                    .isThrownBy(() -> RunFolder.resume(runs, "", "live"))
                    .withMessage("another run uses " + run.path());
        }
    }

    @Test
    void aFolderWithoutARunIsOneClearLine() {
        assertThatIOException()
                .isThrownBy(() -> runs.stored(""))
                .withMessage("no run has stored anything in " + dir);
    }

    @Test
    void aFileInTheWayIsOneClearLine() throws Exception {
        Path file = Files.writeString(dir.resolve("runs"), "something");

        assertThatIOException()
                .isThrownBy(() -> make(BEGAN))
                .withMessage("--data-dir: " + file + " is no folder");
    }

    private RunFolder make(Instant began) throws IOException {
        return RunFolder.make(runs, began, "live");
    }

    private static Path store(RunFolder run) throws IOException {
        return Files.createDirectories(run.file("mongo"));
    }
}
