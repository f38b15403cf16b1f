package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is ours is readable by its owner only, whatever the umask says. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OwnerOnlyTest {
    @TempDir Path dir;

    @Test
    void aNewFileIsForItsOwner() throws Exception {
        Path file = dir.resolve("key");

        OwnerOnly.write(file, "secret");

        assertThat(file).hasContent("secret");
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void everyFolderThatWasMissingIsForItsOwner() throws Exception {
        Path made = OwnerOnly.folders(dir.resolve("data/runs"));

        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.getParent())).isEqualTo("rwx------");
    }

    @Test
    void aFolderThatWasThereStaysAsItIs() throws Exception {
        Path there =
                Files.createDirectory(
                        dir.resolve("shared"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-x---")));

        assertThat(permissions(OwnerOnly.folders(there))).isEqualTo("rwxr-x---");
    }

    @Test
    void aNewFolderIsNew() throws Exception {
        Path folder = dir.resolve("run");
        OwnerOnly.newFolder(folder);

        assertThat(permissions(folder)).isEqualTo("rwx------");
        assertThatThrownBy(() -> OwnerOnly.newFolder(folder))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
