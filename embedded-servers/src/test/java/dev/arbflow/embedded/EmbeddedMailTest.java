package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class EmbeddedMailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void remembersBothTextsOfAMailAndItsHeaders() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            MimeMultipart alternatives = new MimeMultipart("alternative");
            alternatives.addBodyPart(part("Grüße\nzwei", "plain"));
            alternatives.addBodyPart(part("<b>Grüße</b>", "html"));
            MimeMessage message = message("12 bps – BTC/USD");
            message.setContent(alternatives);
            send(mail, client(mail), message);

            assertThat(mail.awaitReceived(1, PATIENCE)).isTrue();
            ReceivedMail received = mail.received().get(0);
            assertThat(received.sequence()).isEqualTo(1);
            assertThat(received.from()).isEqualTo("from@example.org");
            assertThat(received.to()).containsExactly("a@example.org", "b@example.org");
            assertThat(received.subject()).isEqualTo("12 bps – BTC/USD");
            assertThat(received.headers().get("subject")).startsWith("=?UTF-8?");
            assertThat(received.messageId()).startsWith("<").endsWith(">");
            assertThat(received.plainText()).isEqualTo("Grüße\nzwei");
            assertThat(received.html()).isEqualTo("<b>Grüße</b>");
        }
    }

    @Test
    void remembersOnlyTheNewestMailsButCountsAll() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().capacity(2).start()) {
            for (int i = 1; i <= 3; i++) {
                send(mail, client(mail), text("mail " + i));
            }
            assertThat(mail.awaitReceived(3, PATIENCE)).isTrue();
            assertThat(mail.received())
                    .extracting(ReceivedMail::subject)
                    .containsExactly("mail 2", "mail 3");
            assertThat(mail.receivedCount()).isEqualTo(3);
        }
    }

    @Test
    void refusesAMailLargerThanOneMebibyte() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            MimeMessage tooLarge = message("large");
            tooLarge.setText("0123456789abcdef\n".repeat(70_000));
            assertThatThrownBy(() -> send(mail, client(mail), tooLarge))
                    .hasMessageContaining("552 5.3.4");
            assertThat(mail.receivedCount()).isZero();
        }
    }

    @Test
    void takesMailOnlyAfterALogin() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().login("arbflow", "right").start()) {
            assertThatThrownBy(() -> send(mail, client(mail), text("anonymous")))
                    .hasMessageContaining("530 5.7.0");
            assertThatThrownBy(() -> send(mail, client(mail), text("x"), "arbflow", "wrong"))
                    .hasMessageContaining("535");
            send(mail, client(mail), text("known"), "arbflow", "right");
            assertThat(mail.received()).extracting(ReceivedMail::subject).containsExactly("known");
        }
    }

    @Test
    void takesMailOnlyAfterStartTls() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().startTls().start()) {
            assertThatThrownBy(() -> send(mail, client(mail), text("open")))
                    .hasMessageContaining("530 5.7.0");
            Properties trusting = client(mail);
            trusting.put("mail.smtp.starttls.required", "true");
            trusting.put("mail.smtp.ssl.socketFactory", trusting(mail));
            send(mail, trusting, text("closed"));
            assertThat(mail.received()).extracting(ReceivedMail::subject).containsExactly("closed");
        }
    }

    @Test
    void speaksTlsFromTheFirstByteWhereAsked() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.builder().implicitTls().start()) {
            Properties trusting = client(mail);
            trusting.put("mail.smtp.ssl.enable", "true");
            trusting.put("mail.smtp.ssl.socketFactory", trusting(mail));
            send(mail, trusting, text("closed"));
            assertThat(mail.received()).extracting(ReceivedMail::subject).containsExactly("closed");
        }
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (EmbeddedMail first = EmbeddedMail.start()) {
            int port = first.port();
            assertThatThrownBy(() -> EmbeddedMail.builder().port(port).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("not free");
        }
    }

    /** Somebody else may take the port meanwhile, but not time after time. */
    @Test
    void givesItsPortBackWhenClosed() throws Exception {
        List<Integer> lost = new ArrayList<>();
        while (lost.size() < 10) {
            EmbeddedMail first = EmbeddedMail.start();
            first.close();
            try (EmbeddedMail second = EmbeddedMail.builder().port(first.port()).start()) {
                send(second, client(second), text("again"));
                assertThat(second.receivedCount()).isEqualTo(1);
                return;
            } catch (IOException e) {
                lost.add(first.port());
            }
        }
        fail("none of these ports could be used again: " + lost);
    }

    @Test
    void stopsWaitingWhenNothingComes() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start()) {
            assertThat(mail.awaitReceived(1, Duration.ofMillis(20))).isFalse();
            assertThat(mail.certificate()).isEmpty();
        }
    }

    @Test
    void refusesToRememberNothing() {
        assertThatThrownBy(() -> EmbeddedMail.builder().capacity(0))
                .hasMessageContaining("capacity must be at least 1");
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        return part;
    }

    private static MimeMessage message(String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("from@example.org");
        message.setRecipients(MimeMessage.RecipientType.TO, "b@example.org, a@example.org");
        message.setSubject(subject, "UTF-8");
        return message;
    }

    private static MimeMessage text(String subject) throws MessagingException {
        MimeMessage message = message(subject);
        message.setText("text");
        return message;
    }

    private static Properties client(EmbeddedMail mail) {
        Properties client = new Properties();
        client.put("mail.smtp.host", mail.host());
        client.put("mail.smtp.port", Integer.toString(mail.port()));
        return client;
    }

    private static void send(EmbeddedMail mail, Properties client, MimeMessage message)
            throws MessagingException {
        send(mail, client, message, null, null);
    }

    private static void send(
            EmbeddedMail mail, Properties client, MimeMessage message, String user, String password)
            throws MessagingException {
        try (Transport transport = Session.getInstance(client).getTransport("smtp")) {
            transport.connect(mail.host(), mail.port(), user, password);
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    private static SSLSocketFactory trusting(EmbeddedMail mail) throws Exception {
        X509Certificate certificate = mail.certificate().orElseThrow();
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", certificate);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
