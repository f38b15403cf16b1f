package dev.arbflow.connector.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One mail instead of many that come late: lists when each was due and what its subject is.
 *
 * <p>Its Message-ID follows from those of the mails it lists.
 */
final class Digest {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Digest() {}

    /**
     * The digest of mails that all have a time and the same receiver.
     *
     * @param late at least one, in the order in which they are listed
     */
    static MailMessage of(List<MailMessage> late) {
        String ids = late.stream().map(MailMessage::messageId).collect(Collectors.joining());
        String first = late.get(0).messageId();
        String domain = first.substring(first.lastIndexOf('@') + 1, first.length() - 1);
        String title =
                "%d alerts that come late, from %s on"
                        .formatted(late.size(), time(late.get(0).time()));
        return MailMessage.plain(MailMessage.idFrom(ids, domain), title, plain(title, late))
                .withHtml(html(title, late))
                .addressedTo(late.get(0).to());
    }

    private static String plain(String title, List<MailMessage> late) {
        return late.stream()
                .map(
                        mail ->
                                "%s  %s\n    %s"
                                        .formatted(
                                                time(mail.time()),
                                                mail.subject(),
                                                mail.messageId()))
                .collect(Collectors.joining("\n", title + "\n\n", "\n"));
    }

    private static String html(String title, List<MailMessage> late) {
        String rows =
                late.stream()
                        .map(
                                mail ->
                                        """
                                        <tr><td style="padding:6px 16px 6px 0;white-space:nowrap;\
                                        border-top:1px solid #e8ebf0">%s</td>\
                                        <td style="padding:6px 0;border-top:1px solid #e8ebf0">%s</td></tr>
                                        """
                                                .formatted(
                                                        time(mail.time()), escaped(mail.subject())))
                        .collect(Collectors.joining());
        return """
               <!DOCTYPE html>
               <html lang="en"><head><meta charset="utf-8">
               <meta name="viewport" content="width=device-width,initial-scale=1"><title>%s</title></head>
               <body style="margin:0;padding:16px;color:#1d2430;font:15px/1.45 sans-serif">
               <p style="font-weight:bold">%s</p>
               <table style="border-collapse:collapse">
               %s</table></body></html>
               """
                .formatted(escaped(title), escaped(title), rows);
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
