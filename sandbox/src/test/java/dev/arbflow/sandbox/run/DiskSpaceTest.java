package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private static final int MIB = 1 << 20;

    @TempDir Path dir;

    @Test
    void aRunIsNotStartedWithTooLittleRoom() throws Exception {
        Path later = dir.resolve("not/yet/there");

        DiskSpace.check(later, 1);
        assertThatIOException()
                .isThrownBy(() -> DiskSpace.check(later, Long.MAX_VALUE))
                .withMessageStartingWith("--data-dir: " + dir + " has ")
                .withMessageContaining("free, and a run is not started with less than");
    }

    @Test
    void saysThatAFolderIsLargeOnceForEachStep() throws Exception {
        DiskSpace space = new DiskSpace(dir, 2 * MIB);
        Path store = Files.createDirectories(dir.resolve("mongo")).resolve("mongo.mv");

        Files.write(store, new byte[MIB]);
        assertThat(space.look()).isEmpty();
        Files.write(store, new byte[3 * MIB]);
        assertThat(space.look())
                .hasValue("The folder of this run holds 3 MiB; nothing of it is removed: " + dir);
        assertThat(space.look()).isEmpty();
        Files.write(store, new byte[4 * MIB]);
        assertThat(space.look()).isPresent();
    }
}
