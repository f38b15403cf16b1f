package dev.arbflow.connector.remote;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom it trusts, the connectors' tests show with real servers. */
class PemTrustTest {
    @TempDir Path folder;

    @Test
    void aFileThatGivesNothingToTrustIsNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path garbage = Files.writeString(folder.resolve("bad.pem"), "garbage");
        Path missing = folder.resolve("missing.pem");

        assertRefused(empty, "mail certificates: none in " + empty);
        assertRefused(garbage, "mail certificates: cannot use " + garbage);
        assertRefused(missing, "mail certificates: cannot use " + missing);
    }

    private static void assertRefused(Path pem, String message) {
        assertThatThrownBy(() -> PemTrust.in(pem, "mail"))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
