package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One rule says who wins between the variables of a process and {@code .env}. */
class EnvironmentTest {
    @TempDir Path folder;

    @Test
    void aVariableWinsUnlessItIsBlank() {
        Environment given =
                new Environment(
                        Map.of("DWELL_MS", "400", "MIN_NET_BPS", " "),
                        Map.of("DWELL_MS", "300", "MIN_NET_BPS", "3", "BOOK_DEPTH", ""));

        assertThat(given.all())
                .containsOnly(Map.entry("DWELL_MS", "400"), Map.entry("MIN_NET_BPS", "3"));
        assertThat(given.origin("DWELL_MS")).isEqualTo("environment");
        assertThat(given.origin("MIN_NET_BPS")).isEqualTo(".env");
        assertThat(given.where("DWELL_MS")).isEqualTo("DWELL_MS from the environment");
        assertThat(given.where("MIN_NET_BPS")).isEqualTo("MIN_NET_BPS from .env");
    }

    @Test
    void aVariableWinsOverAFileThatDotEnvNames() throws IOException {
        Map<String, String> file = Map.of("SMTP_PASS_FILE", secret("of .env"));

        assertThat(new Environment(Map.of("SMTP_PASS", "direct"), file).all())
                .containsOnly(Map.entry("SMTP_PASS", "direct"));
        assertThat(new Environment(Map.of("SMTP_PASS", ""), file).all())
                .containsOnly(Map.entry("SMTP_PASS", "of .env"));
    }

    @Test
    void aFileOfASecretIsItsOrigin() throws IOException {
        String path = secret("hidden");
        Environment given =
                new Environment(Map.of("SMTP_PASS_FILE", path), Map.of("SMTP_PASS", "other"));

        assertThat(given.all()).containsOnly(Map.entry("SMTP_PASS", "hidden"));
        assertThat(given.origin("SMTP_PASS")).isEqualTo("file " + path);
        assertThat(given.where("SMTP_PASS")).isEqualTo("SMTP_PASS from the environment");
    }

    @Test
    void oneSourceMayNotGiveASecretBothWays() throws IOException {
        Map<String, String> both = Map.of("SMTP_PASS", "a", "SMTP_PASS_FILE", secret("b"));

        assertThatThrownBy(() -> new Environment(Map.of(), both))
                .isInstanceOf(ConfigError.class)
                .hasMessage("SMTP_PASS and SMTP_PASS_FILE are both set; keep one");
    }

    @Test
    void whatIsLeftOutIsNotGiven() {
        Environment given = new Environment(Map.of("A", "1"), Map.of("A", "2", "B", "3"));

        assertThat(given.without(List.of("A")).all()).containsOnly(Map.entry("B", "3"));
    }

    private String secret(String text) throws IOException {
        return Files.writeString(folder.resolve("secret"), text).toString();
    }
}
