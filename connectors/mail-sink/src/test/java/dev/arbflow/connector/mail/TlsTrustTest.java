package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTrustTest {
    @TempDir Path directory;

    @Test
    void aFileThatGivesNothingToTrustIsNamed() throws IOException {
        String empty = Files.createFile(directory.resolve("empty.pem")).toString();
        assertThatThrownBy(() -> TlsTrust.socketsTrusting(empty))
                .isInstanceOf(IOException.class)
                .hasMessage("mail certificates: none in " + empty);
        String garbage = Files.writeString(directory.resolve("bad.pem"), "garbage").toString();
        assertThatThrownBy(() -> TlsTrust.socketsTrusting(garbage))
                .isInstanceOf(IOException.class)
                .hasMessage("mail certificates: cannot use " + garbage);
        String missing = directory.resolve("missing.pem").toString();
        assertThatThrownBy(() -> TlsTrust.socketsTrusting(missing))
                .isInstanceOf(IOException.class)
                .hasMessage("mail certificates: cannot use " + missing);
    }
}
