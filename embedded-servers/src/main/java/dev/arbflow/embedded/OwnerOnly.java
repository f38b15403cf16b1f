package dev.arbflow.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that nobody else on this machine may read, where the file system can say so.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Writes a new file. */
    public static void write(Path file, String text) throws IOException {
        if (knowsPermissions(file)) {
            Files.createFile(file, permissions("rw-------"));
        }
        Files.writeString(file, text);
    }

    /**
     * Makes a folder, with those above it that are missing; one that is there stays as it is.
     *
     * @return the folder
     */
    public static Path folders(Path folder) throws IOException {
        return knowsPermissions(folder)
                ? Files.createDirectories(folder, permissions("rwx------"))
                : Files.createDirectories(folder);
    }

    /**
     * Makes a folder.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there
     */
    public static void newFolder(Path folder) throws IOException {
        if (knowsPermissions(folder)) {
            Files.createDirectory(folder, permissions("rwx------"));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static boolean knowsPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
