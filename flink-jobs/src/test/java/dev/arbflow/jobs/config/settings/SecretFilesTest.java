package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret may stand in a file, and no error shows what stands there. */
class SecretFilesTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void aSecretInAFile() throws Exception {
        file = Files.writeString(folder.resolve("secret"), "6f1d0c94a7b35e28f0937ac1d46e8b52\n");
    }

    static Setting[] secrets() {
        return Arrays.stream(Setting.values()).filter(Setting::isSecret).toArray(Setting[]::new);
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void everySecretMayStandInAFile(Setting secret) {
        assertThat(SecretFiles.read(Map.of(secret + "_FILE", file.toString())))
                .containsEntry(secret.name(), "6f1d0c94a7b35e28f0937ac1d46e8b52");
    }

    @Test
    void isReadByTheJobs() {
        ConfigReader reader =
                new ConfigReader(new String[0], Map.of("PSEUDONYM_KEY_FILE", " " + file + " "));

        assertThat(reader.trust().releases().privacy().masterKey().reveal())
                .isEqualTo("6f1d0c94a7b35e28f0937ac1d46e8b52");
    }

    @Test
    void whatWasReadOnceIsReadAgain() {
        Map<String, String> once = SecretFiles.read(Map.of("SMTP_PASS_FILE", file.toString()));

        assertThat(SecretFiles.read(once)).isEqualTo(once);
    }

    @Test
    void anEmptyNameNamesNoFile() {
        assertThat(SecretFiles.read(Map.of("SMTP_PASS", "hidden", "SMTP_PASS_FILE", " ")))
                .containsEntry("SMTP_PASS", "hidden");
    }

    @Test
    void anEmptyVariableIsNoSecondSecret() {
        assertThat(SecretFiles.read(Map.of("SMTP_PASS", "", "SMTP_PASS_FILE", file.toString())))
                .containsEntry("SMTP_PASS", "6f1d0c94a7b35e28f0937ac1d46e8b52");
    }

    @Test
    void oneSecretIsNotGivenTwice() {
        assertThatThrownBy(
                        () ->
                                SecretFiles.read(
                                        Map.of(
                                                "SMTP_PASS",
                                                "hidden",
                                                "SMTP_PASS_FILE",
                                                file.toString())))
                .isInstanceOf(ConfigError.class)
                .hasMessage("SMTP_PASS and SMTP_PASS_FILE are both set; keep one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "hidden\nand more\n"})
    void aFileThatHoldsSomethingElseIsRefused(String text) throws Exception {
        Files.writeString(file, text);

        assertThatThrownBy(() -> SecretFiles.read(Map.of("INFLUX_TOKEN_FILE", file.toString())))
                .isInstanceOf(ConfigError.class)
                .hasMessage(
                        "INFLUX_TOKEN_FILE: %s must hold the secret in one line, and nothing else"
                                .formatted(file));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () ->
                                SecretFiles.read(
                                        Map.of("MONGO_URI_FILE", folder.resolve("no").toString())))
                .isInstanceOf(ConfigError.class)
                .hasMessage("MONGO_URI_FILE: " + folder.resolve("no") + " cannot be read");
    }

    /** {@code FEES_FILE} and {@code TLS_CA_FILE} are settings of their own. */
    @Test
    void onlySecretsStandInFiles() {
        assertThat(SecretFiles.read(Map.of("MIN_NET_BPS_FILE", file.toString())))
                .doesNotContainKey("MIN_NET_BPS");
    }
}
