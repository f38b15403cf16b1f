package dev.arbflow.connector.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
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

    @Test
    void trustsTheCertificatesOfTheFileAndNoOthers() throws Exception {
        List<X509Certificate> two = List.of(authorities()).subList(0, 2);
        Path file = folder.resolve("two.pem");
        Files.writeString(file, pem(two.get(0)) + pem(two.get(1)));

        PemTrust trust = PemTrust.in(file, "mail");

        assertThat(trust.manager().getAcceptedIssuers()).containsExactlyInAnyOrderElementsOf(two);
        assertThat(trust.tls().getProtocol()).isEqualTo("TLS");
    }

    /** Some certificates: those that the JVM itself trusts. */
    private static X509Certificate[] authorities() throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
    }

    private static String pem(X509Certificate certificate) throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    private static void assertRefused(Path pem, String message) {
        assertThatThrownBy(() -> PemTrust.in(pem, "mail"))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }
}
