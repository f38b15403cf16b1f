package dev.arbflow.connector.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.embedded.endpoints.OwnServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it makes the certificates and the users that it tries")
class MailTlsITCase {
    private static final String PASSWORD = "open sesame";

    @TempDir Path directory;

    @Test
    void aLoginOverStartTlsWorksWithACertificateThatIsTrusted() throws Exception {
        try (EmbeddedMail mail = withLogin().startTls().start()) {
            assertDelivers(mail, trusting(mail).login("arbflow", PASSWORD));
        }
    }

    @Test
    void encryptionFromTheFirstByteWorksWithACertificateThatIsTrusted() throws Exception {
        try (EmbeddedMail mail = withLogin().implicitTls().start()) {
            assertDelivers(mail, trusting(mail).login("arbflow", PASSWORD).tls(TlsMode.IMPLICIT));
        }
    }

    @Test
    void startTlsIsUsedWhereItIsOfferedEvenIfNotRequired() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().startTls().start()) {
            assertDelivers(mail, trusting(mail).tls(TlsMode.STARTTLS_IF_OFFERED));
        }
    }

    @Test
    void aCertificateThatIsNotTrustedFailsTheJob() throws Exception {
        try (EmbeddedMail mail = withLogin().startTls().start()) {
            MailOptionsBuilder options = TestMails.optionsFor(mail.port());
            assertFails(options.login("arbflow", PASSWORD), "PKIX path building failed");
            assertThat(mail.receivedCount()).isZero();
        }
        try (EmbeddedMail mail = EmbeddedMail.builder().implicitTls().start()) {
            MailOptionsBuilder options = TestMails.optionsFor(mail.port());
            assertFails(options.tls(TlsMode.IMPLICIT), "PKIX path building failed");
        }
    }

    @Test
    void aCertificateMadeOutToAnotherHostFailsTheJob() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().startTls().start()) {
            assertFails(trusting(mail).server("127.0.0.1", mail.port()), "127.0.0.1");
            assertThat(mail.receivedCount()).isZero();
        }
        try (EmbeddedMail mail = EmbeddedMail.builder().implicitTls().start()) {
            MailOptionsBuilder otherName = trusting(mail).server("127.0.0.1", mail.port());
            assertFails(otherName.tls(TlsMode.IMPLICIT), "127.0.0.1");
        }
    }

    @Test
    void aWrongPasswordFailsTheJobAndIsNotShown() throws Exception {
        try (EmbeddedMail mail = withLogin().startTls().start()) {
            assertFails(trusting(mail).login("arbflow", "wrong guess"), "535 5.7.8");
        }
    }

    private static EmbeddedMail.Builder withLogin() {
        return EmbeddedMail.builder().login("arbflow", PASSWORD);
    }

    private static void assertDelivers(EmbeddedMail mail, MailOptionsBuilder options)
            throws Exception {
        try (TestWriter writer = new TestWriter(options.build())) {
            writer.write("1", "2");
            writer.flush(true);
        }
        assertThat(mail.received()).extracting(ReceivedMail::subject).containsExactly("1", "2");
    }

    private static void assertFails(MailOptionsBuilder options, String reason) throws Exception {
        try (TestWriter writer = new TestWriter(options.build())) {
            writer.write("1");
            assertThatThrownBy(() -> writer.flush(true))
                    .isInstanceOf(MailDeliveryException.class)
                    .hasMessageStartingWith("mail cannot be delivered by ")
                    .hasMessageContaining(reason)
                    .message()
                    .doesNotContain("\n", "wrong guess", PASSWORD);
        }
    }

    private MailOptionsBuilder trusting(EmbeddedMail mail) throws Exception {
        byte[] der = mail.certificate().orElseThrow().getEncoded();
        String pem =
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                                .encodeToString(der)
                        + "\n-----END CERTIFICATE-----\n";
        Path file = Files.writeString(directory.resolve("trusted.pem"), pem);
        return TestMails.optionsFor(mail.port()).trustedCertificates(file);
    }
}
