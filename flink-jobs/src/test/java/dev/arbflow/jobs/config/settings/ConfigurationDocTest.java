package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.repository.RepositoryFiles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {

    @Test
    void theDocumentationHasExactlyTheRowsOfTheCode() {
        List<String> documented =
                RepositoryFiles.text("docs/configuration.md")
                        .lines()
                        .filter(line -> line.startsWith("| `"))
                        .toList();

        assertThat(documented)
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(ConfigurationDocTest::row).toList());
    }

    private static String row(Setting setting) {
        String argument = setting.isSecret() ? "environment only" : "`--" + setting.key() + "`";
        return "| `%s` | %s | %s | %s | %s |"
                .formatted(
                        setting.name(),
                        argument,
                        setting.byDefault(),
                        setting.form(),
                        setting.meaning());
    }
}
