package dev.arbflow.connector.mail;

import java.time.Duration;

/** Mails and settings that tests share. */
final class TestMails {
    private TestMails() {}

    /** Settings with pauses short enough for a test. */
    static MailOptionsBuilder optionsFor(int port) {
        return MailOptions.builder()
                .server("localhost", port)
                .from("Árbol <alerts@example.org>")
                .to("desk@example.org")
                .backoff(Duration.ofMillis(10), Duration.ofMillis(40))
                .replyTimeout(Duration.ofSeconds(5));
    }

    static MailMessage mail(String subject) {
        return MailMessage.plain(MailMessage.idFrom(subject, "example.org"), subject, "text");
    }
}
