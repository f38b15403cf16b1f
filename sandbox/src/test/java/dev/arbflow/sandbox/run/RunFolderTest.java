package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir Path dir;

    private Path folder;

    @BeforeEach
    void nameAFolder() {
        folder = dir.resolve("data");
    }

    @Test
    void aRunBeginsWithNothingOfTheOneBefore() throws Exception {
        RunFolder.take(folder).close();
        Path stored = write("mongo/trades");
        Path checkpoint = write("checkpoints/job/chk-1/state");

        RunFolder.take(folder).close();

        assertThat(stored).doesNotExist();
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    void whatNoRunMadeIsLeftAlone() throws Exception {
        RunFolder.take(folder).close();
        Path notes = write("notes.txt");

        RunFolder.take(folder).close();

        assertThat(notes).exists();
    }

    @Test
    void aFolderWithSomebodyElsesDataIsRefusedEveryTime() throws Exception {
        Path theirs = write("kafka/topic");

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatIOException()
                    .isThrownBy(() -> RunFolder.take(folder))
                    .withMessageContaining("no run has made")
                    .withMessageContaining("kafka");
        }
        assertThat(theirs).exists();
    }

    @Test
    void twoRunsDoNotShareAFolder() throws Exception {
        try (RunFolder first = RunFolder.take(folder)) {
            Path stored = Files.createDirectories(first.file("mongo"));

            assertThatIOException()
                    .isThrownBy(() -> RunFolder.take(folder))
                    .withMessageContaining("another run uses");
            assertThat(stored).exists();
        }
        RunFolder.take(folder).close();
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "something");
    }
}
