package dev.arbflow.jobs.upgrade;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Savepoints of releases, one folder for each job within one for each release. */
final class KeptSavepoints {
    private static final String FOLDER = "flink-jobs/src/test/resources/savepoints";
    private static final String FILE = "_metadata";

    private KeptSavepoints() {}

    /** Those of all releases that have the job, in the order of their names. */
    static List<Path> of(String job) throws IOException {
        try (Stream<Path> releases = Files.list(RepositoryFiles.path(FOLDER))) {
            return releases.map(release -> release.resolve(job))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
    }

    /** Keeps a savepoint of one file as that of a release. */
    static void keep(Path savepoint, String release, String job) throws IOException {
        Path kept = RepositoryFiles.path(FOLDER).resolve(release).resolve(job);
        Files.createDirectories(kept);
        Files.copy(
                savepoint.resolve(FILE), kept.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
    }
}
