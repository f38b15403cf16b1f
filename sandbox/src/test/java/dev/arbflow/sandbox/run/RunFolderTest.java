package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    private static final Instant BEGAN = Instant.parse("2026-11-29T04:15:00Z");

    @TempDir Path dir;

    @Test
    void isNamedByItsBeginningAndWhatItReads() throws Exception {
        try (RunFolder run = make(BEGAN)) {
            assertThat(run.path())
                    .isDirectory()
                    .isEqualTo(dir.resolve("runs/2026-11-29T041500.000Z-live"));
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
    void theLatestRunThatStoredAnythingIsRead() throws Exception {
        try (RunFolder first = make(BEGAN);
                RunFolder second = make(BEGAN.plusSeconds(1));
                RunFolder broken = make(BEGAN.plusSeconds(2))) {
            store(first);
            store(second);
            assertThat(broken.path()).isDirectory();

            assertThat(RunFolder.stored(dir)).isEqualTo(second.path());
            assertThat(RunFolder.stored(first.path())).isEqualTo(first.path());
        }
    }

    @Test
    void aFolderWithoutARunIsOneClearLine() {
        assertThatIOException()
                .isThrownBy(() -> RunFolder.stored(dir))
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
        return RunFolder.make(dir, began, "live");
    }

    private static Path store(RunFolder run) throws IOException {
        return Files.createDirectories(run.file("mongo"));
    }
}
