package dev.arbflow.connector.mail;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.embedded.endpoints.MailServer;
import java.io.IOException;
import java.util.Optional;

/** The mail server of a test and what a sink has to be told to reach it. */
record SmtpTarget(MailOptionsBuilder options, Optional<EmbeddedMail> embedded)
        implements AutoCloseable {

    static SmtpTarget fromEnvironmentOrEmbedded() throws IOException {
        MailServer server = Endpoints.fromEnvironment().mail();
        return new SmtpTarget(
                server.embedded()
                        .map(mail -> TestMails.optionsFor(mail.port()))
                        .orElseGet(() -> real(server)),
                server.embedded());
    }

    private static MailOptionsBuilder real(MailServer server) {
        MailOptionsBuilder options =
                MailOptions.builder()
                        .server(server.host(), server.port())
                        .tls(tls(server.tls()))
                        .from(server.from())
                        .to(server.to().toArray(String[]::new))
                        .rejected(RejectedMails.FAIL)
                        .maxAttempts(3);
        server.caFile().ifPresent(options::trustedCertificates);
        server.login().ifPresent(it -> options.login(it.user(), it.password()));
        return options;
    }

    private static TlsMode tls(String setting) {
        return switch (setting) {
            case "none" -> TlsMode.NONE;
            case "implicit" -> TlsMode.IMPLICIT;
            default -> TlsMode.STARTTLS_REQUIRED;
        };
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedMail::close);
    }
}
