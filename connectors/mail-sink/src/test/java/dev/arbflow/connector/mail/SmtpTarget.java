package dev.arbflow.connector.mail;

import dev.arbflow.embedded.EmbeddedMail;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The mail server of a test: the one named by {@code SMTP_SERVER} (with {@code SMTP_PORT}, {@code
 * SMTP_USER}, {@code SMTP_PASS}, {@code SMTP_FROM}, {@code SMTP_TO}), whose mailboxes the test does
 * not read, or else an embedded one.
 */
record SmtpTarget(MailOptionsBuilder options, Optional<EmbeddedMail> embedded)
        implements AutoCloseable {

    static SmtpTarget fromEnvironmentOrEmbedded() throws IOException {
        Map<String, String> env = System.getenv();
        if (env.containsKey("SMTP_SERVER")) {
            return new SmtpTarget(realServer(env), Optional.empty());
        }
        EmbeddedMail mail = EmbeddedMail.start();
        return new SmtpTarget(TestMails.optionsFor(mail.port()), Optional.of(mail));
    }

    private static MailOptionsBuilder realServer(Map<String, String> env) {
        String user = env.get("SMTP_USER");
        String from = env.getOrDefault("SMTP_FROM", user == null ? "arbflow@localhost" : user);
        MailOptionsBuilder options =
                MailOptions.builder()
                        .server(
                                env.get("SMTP_SERVER"),
                                Integer.parseInt(env.getOrDefault("SMTP_PORT", "587")))
                        .from(from)
                        .to(env.getOrDefault("SMTP_TO", from))
                        .rejected(RejectedMails.FAIL)
                        .maxAttempts(3);
        return user == null ? options : options.login(user, env.get("SMTP_PASS"));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedMail::close);
    }
}
