package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.TestMails.mail;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MimeMessagesTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-03T08:07:06.5Z"));

    private final MimeMessages messages =
            new MimeMessages(
                    Session.getInstance(new Properties()),
                    TestMails.optionsFor(25).to("Ä <a@example.org>", "b@example.org").build(),
                    CLOCK);

    @Test
    void headersAreThoseOfAnAutomaticMail() throws Exception {
        MimeMessage mime = messages.of(mail("12 bps"));
        assertThat(mime.getHeader("Message-ID"))
                .containsExactly(MailMessage.idFrom("12 bps", "example.org"));
        assertThat(mime.getHeader("Date")).containsExactly("Tue, 3 Nov 2026 08:07:06 +0000");
        assertThat(mime.getHeader("From"))
                .containsExactly("=?UTF-8?Q?=C3=81rbol?= <alerts@example.org>");
        assertThat(mime.getHeader("To"))
                .containsExactly("=?UTF-8?B?w4Q=?= <a@example.org>, b@example.org");
        assertThat(mime.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mime.getHeader("Subject")).containsExactly("12 bps");
        assertThat(mime.getHeader("MIME-Version")).containsExactly("1.0");
    }

    @Test
    void aMailMayHaveATimeOfItsOwn() throws Exception {
        MimeMessage mime = messages.of(mail("s").at(Instant.parse("2024-02-29T23:59:59Z")));
        assertThat(mime.getHeader("Date")).containsExactly("Thu, 29 Feb 2024 23:59:59 +0000");
    }

    @Test
    void whatIsNotAsciiIsEncodedInHeaders() throws Exception {
        String value = "kaufe → verkaufe, ".repeat(12) + "Ende";
        MimeMessage mime = messages.of(mail("Kurslücke 12 bps").withHeader("X-Route", value));
        assertThat(mime.getHeader("Subject")).containsExactly("=?UTF-8?Q?Kursl=C3=BCcke_12_bps?=");
        assertThat(bytesOf(mime)).matches("\\p{ASCII}*");
        assertThat(mime.getHeader("X-Route")[0]).contains("=?UTF-8?").contains("\r\n ");
    }

    @Test
    void aLineEndInASubjectStartsNoHeader() throws Exception {
        MimeMessage mime = messages.of(mail("spread\r\nBcc: x@example.org\r\n\r\nbody"));
        assertThat(mime.getHeader("Bcc")).isNull();
        assertThat(mime.getSubject()).isEqualTo("spread Bcc: x@example.org body");
    }

    @Test
    void plainTextAloneIsASinglePart() throws Exception {
        MimeMessage mime = messages.of(mail("s"));
        assertThat(mime.getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mime.getContent()).isEqualTo("text");
    }

    @Test
    void htmlIsTheLastAlternative() throws Exception {
        MimeMessage mime = messages.of(mail("s").withHtml("<b>ü</b>"));
        assertThat(mime.getContentType()).startsWith("multipart/alternative;");
        MimeMultipart parts = (MimeMultipart) mime.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualTo("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<b>ü</b>");
    }

    private static String bytesOf(MimeMessage mime) throws MessagingException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        mime.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
