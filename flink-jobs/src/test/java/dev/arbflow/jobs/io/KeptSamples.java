package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a topic's records looked like in each version of their form: a file per topic and version,
 * written once, with {@code -Darbflow.samples.write=true}, and never changed.
 *
 * @param folder by its path from the repository's root
 * @param ending of the files' names, with its dot
 */
record KeptSamples(String folder, String ending) {
    private static final int MAX_MINORS = 100;

    /** The names of all files. */
    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(RepositoryFiles.path(folder))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    List<String> lines(String name) throws IOException {
        return Files.readAllLines(RepositoryFiles.path(folder).resolve(name));
    }

    /** Whose records a file holds. */
    static Topic topicOf(String name) {
        String plainName = name.substring(0, name.lastIndexOf('-'));
        return Stream.of(Topic.values())
                .filter(topic -> topic.plainName().equals(plainName))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Wants these lines kept under this version; keeps them if that is asked for.
     *
     * @param otherwise what to do where they differ
     */
    void hold(Topic topic, String version, List<String> lines, String otherwise)
            throws IOException {
        Path file = file(topic, version);
        String content = String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("arbflow.samples.write") && Files.notExists(file)) {
            Files.writeString(file, content);
        }

        assertThat(file)
                .as("run this test once with -Darbflow.samples.write=true")
                .exists()
                .content()
                .as(otherwise)
                .isEqualTo(content);
    }

    /** Wants a file of each version up to the newest. */
    void holdAllUpTo(Topic topic, String newestVersion) {
        String[] newest = newestVersion.split("\\.", -1);
        int major = Integer.parseInt(newest[0]);
        for (int minor = first(topic, major); minor <= Integer.parseInt(newest[1]); minor++) {
            assertThat(file(topic, major + "." + minor)).exists();
        }
        for (int older = 1; older < major; older++) {
            assertThat(file(topic, older + "." + first(topic, older))).exists();
        }
    }

    /** A later major version may begin with another minor one than 0. */
    private int first(Topic topic, int major) {
        int minor = 0;
        while (major > 1 && minor < MAX_MINORS && !Files.exists(file(topic, major + "." + minor))) {
            minor++;
        }
        return minor;
    }

    private Path file(Topic topic, String version) {
        return RepositoryFiles.path(folder).resolve(topic.plainName() + "-" + version + ending);
    }
}
