package dev.arbflow.connector.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes a {@link MailMessage} down as RFC 5322 and MIME want it. */
final class MimeMessages {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Session session;
    private final InternetAddress from;
    private final MailOptions options;
    private final InstantSource clock;

    MimeMessages(Session session, MailOptions options, InstantSource clock) {
        this.session = session;
        this.from = options.sender();
        this.options = options;
        this.clock = clock;
    }

    MimeMessage of(MailMessage mail) throws MessagingException {
        MimeMessage mime = new StableIdMessage(session);
        Instant time = mail.time() == null ? clock.instant() : mail.time();
        mime.setHeader("Message-ID", mail.messageId());
        mime.setHeader("Date", DATE.format(time));
        mime.setFrom(from);
        mime.setRecipients(
                RecipientType.TO, options.recipients(mail).toArray(new InternetAddress[0]));
        mime.setSubject(mail.subject(), UTF_8);
        // RFC 3834: keeps vacation notices and other robots from answering.
        mime.setHeader("Auto-Submitted", "auto-generated");
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            mime.setHeader(header.getKey(), encoded(header.getKey(), header.getValue()));
        }
        if (mail.html() == null) {
            mime.setText(mail.plainText(), UTF_8, "plain");
        } else {
            // RFC 2046, 5.1.4: readers show the last alternative they understand.
            mime.setContent(
                    new MimeMultipart(
                            "alternative",
                            part(mail.plainText(), "plain"),
                            part(mail.html(), "html")));
        }
        mime.saveChanges();
        return mime;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static String encoded(String name, String value) throws MessagingException {
        try {
            return MimeUtility.fold(name.length() + 2, MimeUtility.encodeText(value, UTF_8, null));
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("every Java platform has UTF-8", e);
        }
    }

    private static final class StableIdMessage extends MimeMessage {
        StableIdMessage(Session session) {
            super(session);
        }

        /** Jakarta Mail would put an id of its own in the place of ours. */
        @Override
        protected void updateMessageID() {}
    }
}
