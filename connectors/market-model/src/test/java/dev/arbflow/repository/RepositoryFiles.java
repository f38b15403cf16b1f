package dev.arbflow.repository;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository, whichever folder the tests run in. */
public final class RepositoryFiles {
    private RepositoryFiles() {}

    /** The text of a file, by its path from the repository's root. */
    public static String text(String path) {
        return read(path(path));
    }

    /** A file or folder, by its path from the repository's root. */
    public static Path path(String path) {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path file = folder.resolve(path);
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException("no " + path + " in any folder above");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
