package dev.arbflow.repository;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of real venues' recordings, {@code shared/frames} beside the repository.
 *
 * <p>A test that wants one is skipped where there is no such folder. Where there is one but the
 * recording does not lie in it, the test fails: a check that used to run must not fall silent.
 */
public final class RecordingsFolder {
    private RecordingsFolder() {}

    /** The folder; the calling test is skipped if there is none. */
    public static Path path() {
        Path folder = seenFrom(Path.of("").toAbsolutePath());
        assumeTrue(folder != null, "no recorded frames: ../shared/frames is missing");
        return folder;
    }

    /** A recording in it; the calling test is skipped if there is no folder. */
    public static Path file(String name) {
        return in(path(), name);
    }

    static Path in(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new AssertionError("a recorded file is missing: " + file);
        }
        return file;
    }

    /** The folder as a test sees it that runs in a module; null if nobody keeps recordings. */
    static Path seenFrom(Path module) {
        Path repository = module;
        while (isProject(repository.getParent())) {
            repository = repository.getParent();
        }
        Path frames = repository.resolveSibling("shared").resolve("frames");
        return Files.isDirectory(frames) ? frames : null;
    }

    private static boolean isProject(Path folder) {
        return folder != null && Files.exists(folder.resolve("pom.xml"));
    }
}
