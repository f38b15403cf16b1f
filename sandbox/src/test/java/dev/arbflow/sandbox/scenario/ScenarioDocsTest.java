package dev.arbflow.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** docs/scenarios.md and its examples say what there is, and nothing else. */
class ScenarioDocsTest {
    private static final Path DOCS = RepositoryFiles.path("docs");

    @ParameterizedTest
    @EnumSource
    void everyKindHasAnExample(FaultKind kind) throws IOException {
        FaultScenario example =
                FaultScenario.read(DOCS.resolve("scenarios/" + kind.word() + ".txt"));

        assertThat(example.lines()).extracting(FaultLine::kind).contains(kind);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasARowWithItsParametersAndTheirStandards(FaultKind kind) throws IOException {
        String row =
                Files.readAllLines(DOCS.resolve("scenarios.md")).stream()
                        .filter(line -> line.startsWith("| `" + kind.word() + "` |"))
                        .findFirst()
                        .orElse("no row");

        String with =
                kind.parameters().stream()
                        .map(each -> "`" + each.key() + "=" + each.standard() + "`")
                        .collect(Collectors.joining(", "));
        assertThat(row).endsWith("| " + (with.isEmpty() ? "" : with + " ") + "|");
    }

    @Test
    void thereIsNoOtherRow() throws IOException {
        List<String> words = Stream.of(FaultKind.values()).map(FaultKind::word).toList();

        assertThat(Files.readAllLines(DOCS.resolve("scenarios.md")))
                .filteredOn(line -> line.startsWith("| `"))
                .allMatch(line -> words.contains(line.split("`", -1)[1]));
    }

    @Test
    void everyExampleCanBeRead() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("scenarios"))) {
            for (Path file : files.toList()) {
                assertThat(FaultScenario.read(file).lines()).as(file.toString()).isNotEmpty();
            }
        }
    }
}
