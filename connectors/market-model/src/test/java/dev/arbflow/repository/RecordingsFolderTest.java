package dev.arbflow.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingsFolderTest {
    @TempDir Path home;
    private Path parent;
    private Path module;

    @BeforeEach
    void makeARepository() throws IOException {
        parent = home.resolve("projects");
        module = Files.createDirectories(parent.resolve("repository/group/module"));
        for (Path pom = module; !pom.equals(parent); pom = pom.getParent()) {
            Files.createFile(pom.resolve("pom.xml"));
        }
    }

    @Test
    void thereNeedNotBeAny() {
        assertThat(RecordingsFolder.seenFrom(module)).isNull();
    }

    @Test
    void liesBesideTheRepository() throws IOException {
        Path frames = Files.createDirectories(parent.resolve("shared/frames"));
        Files.createFile(frames.resolve("kraken.jsonl"));

        assertThat(RecordingsFolder.seenFrom(module)).isEqualTo(frames);
        assertThat(RecordingsFolder.in(frames, "kraken.jsonl")).exists();
    }

    @Test
    void aMissingFileIsAFailureAndNoReasonToSkip() throws IOException {
        Path frames = Files.createDirectories(parent.resolve("shared/frames"));

        assertThatThrownBy(() -> RecordingsFolder.in(frames, "kraken.jsonl"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("kraken.jsonl");
    }

    @Test
    void aSharedFolderWithoutFramesIsSomebodyElses() throws IOException {
        Files.createDirectories(parent.resolve("shared"));

        assertThat(RecordingsFolder.seenFrom(module)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "projects/repository", "projects/repository/group"})
    void framesAnywhereElseAreSomebodyElses(String elsewhere) throws IOException {
        Files.createDirectories(home.resolve(elsewhere).resolve("shared/frames"));

        assertThat(RecordingsFolder.seenFrom(module)).isNull();
    }

    @Test
    void anotherProjectFurtherUpIsNotTheRepository() throws IOException {
        Files.createFile(home.resolve("pom.xml"));
        Path frames = Files.createDirectories(parent.resolve("shared/frames"));

        assertThat(RecordingsFolder.seenFrom(module)).isEqualTo(frames);
    }
}
