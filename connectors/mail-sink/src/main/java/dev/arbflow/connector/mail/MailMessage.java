package dev.arbflow.connector.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One mail, before it has a sender and recipients.
 *
 * <p>What comes from outside cannot start a header of its own: control characters, line ends among
 * them, become one space in the subject and in header values.
 *
 * @param messageId the Message-ID header: {@code <left@right>} in printable ASCII, at most 250
 *     characters. It is the mail's identity: a second mail with the same one is not sent. See
 *     {@link #idFrom}
 * @param subject cut to 250 characters
 * @param plainText at most 1 Mi characters
 * @param html at most 1 Mi characters; null for a mail of plain text alone
 * @param headers further headers, at most 20, values cut to 900 characters; those the sink writes
 *     itself are refused
 * @param time the Date header; null for the time of sending
 * @param to whom it is for alone, one address; null for the sink's recipients
 */
public record MailMessage(
        String messageId,
        String subject,
        String plainText,
        String html,
        Map<String, String> headers,
        Instant time,
        String to) {
    private static final int MAX_SUBJECT = 250;
    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_HEADERS = 20;
    private static final int MAX_HEADER_VALUE = 900;
    private static final int MAX_ID = 250;
    private static final int ID_HASH_BYTES = 16;

    private static final Pattern ID = Pattern.compile("<[!-;=?A-~]+@[!-;=?A-~]+>");
    // RFC 5322, 2.2: printable US-ASCII without the colon.
    private static final Pattern HEADER_NAME = Pattern.compile("[!-9;-~]{1,76}");
    private static final Pattern OURS =
            Pattern.compile(
                    "(?i)from|to|cc|bcc|sender|subject|date|message-id|mime-version|auto-submitted"
                            + "|return-path|received|content-.*|resent-.*");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\u2028\u2029]+");

    public MailMessage {
        Checks.check(
                messageId != null
                        && messageId.length() <= MAX_ID
                        && ID.matcher(messageId).matches(),
                "Message-ID must be <left@right> in printable ASCII, is "
                        + oneLine(String.valueOf(messageId), MAX_ID));
        subject = oneLine(subject, MAX_SUBJECT);
        Checks.check(
                plainText != null && plainText.length() <= MAX_TEXT,
                "plain text of a mail must be given and hold at most 1 Mi characters");
        Checks.check(
                html == null || html.length() <= MAX_TEXT,
                "HTML of a mail must hold at most 1 Mi characters");
        headers = cleaned(headers);
        if (to != null) {
            MailAddress.parse("to", to);
        }
    }

    /** A mail of plain text alone, dated when it is sent. */
    public static MailMessage plain(String messageId, String subject, String plainText) {
        return new MailMessage(messageId, subject, plainText, null, Map.of(), null, null);
    }

    /**
     * A Message-ID that is the same for the same key, for keys of any length and characters.
     *
     * @param key what identifies the mail, for instance the id of what it reports
     * @param domain right side of the id, usually the sender's domain
     */
    public static String idFrom(String key, String domain) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return "<" + HexFormat.of().formatHex(hash, 0, ID_HASH_BYTES) + "@" + domain + ">";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The same mail with an HTML part beside the plain text. */
    public MailMessage withHtml(String html) {
        return new MailMessage(messageId, subject, plainText, html, headers, time, to);
    }

    /** The same mail with a further header, or another value of it. */
    public MailMessage withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new MailMessage(messageId, subject, plainText, html, more, time, to);
    }

    /** The same mail with its own Date header. */
    public MailMessage at(Instant time) {
        return new MailMessage(messageId, subject, plainText, html, headers, time, to);
    }

    /** The same mail for one receiver, or with null for the sink's recipients. */
    MailMessage addressedTo(String receiver) {
        return addressedTo(receiver, messageId);
    }

    /**
     * The same mail for one receiver alone.
     *
     * @param ownId so that those to others are mails of their own: each may be refused, or be late,
     *     by itself
     */
    public MailMessage addressedTo(String receiver, String ownId) {
        return new MailMessage(ownId, subject, plainText, html, headers, time, receiver);
    }

    private static Map<String, String> cleaned(Map<String, String> headers) {
        Checks.check(headers.size() <= MAX_HEADERS, "a mail takes at most 20 further headers");
        Map<String, String> cleaned = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> {
                    Checks.check(
                            HEADER_NAME.matcher(name).matches() && !OURS.matcher(name).matches(),
                            "not a header a mail may add: " + oneLine(name, MAX_SUBJECT));
                    cleaned.put(name, oneLine(value, MAX_HEADER_VALUE));
                });
        return Collections.unmodifiableMap(cleaned);
    }

    private static String oneLine(String text, int maxLength) {
        String line = CONTROLS.matcher(text).replaceAll(" ").strip();
        if (line.length() <= maxLength) {
            return line;
        }
        int end =
                Character.isHighSurrogate(line.charAt(maxLength - 2))
                        ? maxLength - 2
                        : maxLength - 1;
        return line.substring(0, end) + "…";
    }
}
