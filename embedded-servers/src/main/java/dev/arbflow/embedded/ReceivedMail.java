package dev.arbflow.embedded;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mail as {@link EmbeddedMail} received it. Text has its transfer encoding removed and its line
 * ends turned into {@code \n}, because SMTP itself turns every line end into CRLF.
 *
 * @param sequence position in the order of arrival, from 1
 * @param from the From header, decoded
 * @param to the envelope's recipients, sorted
 * @param subject the Subject header, decoded
 * @param messageId the Message-ID header with its angle brackets; empty where there was none
 * @param plainText the text/plain part; empty where there was none
 * @param html the text/html part; empty where there was none
 * @param headers the first header of each name as it came over the wire, names without case
 */
public record ReceivedMail(
        long sequence,
        String from,
        List<String> to,
        String subject,
        String messageId,
        String plainText,
        String html,
        Map<String, String> headers) {

    static ReceivedMail of(long sequence, MovingMessage moving)
            throws MessagingException, IOException {
        MimeMessage mime = moving.getMessage();
        Map<String, String> headers = headersOf(mime);
        return new ReceivedMail(
                sequence,
                decoded(headers.getOrDefault("From", "")),
                moving.getToAddresses().stream().map(MailAddress::getEmail).sorted().toList(),
                decoded(headers.getOrDefault("Subject", "")),
                headers.getOrDefault("Message-ID", ""),
                textOf(mime, "text/plain"),
                textOf(mime, "text/html"),
                headers);
    }

    private static Map<String, String> headersOf(MimeMessage mime) throws MessagingException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : Collections.list(mime.getAllHeaders())) {
            headers.putIfAbsent(header.getName(), header.getValue());
        }
        return Collections.unmodifiableMap(headers);
    }

    private static String decoded(String header) throws UnsupportedEncodingException {
        return MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    private static String textOf(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String text = textOf(parts.getBodyPart(i), type);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
