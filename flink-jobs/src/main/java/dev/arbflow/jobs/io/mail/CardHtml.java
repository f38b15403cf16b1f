package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import dev.arbflow.jobs.config.DataOrigin;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The HTML part of a mail on which nobody can act: the card of {@link AlertHtml}, with a warning in
 * the place of what one could do, and no legs to buy and sell on.
 *
 * @param subject of the mail
 * @param origin what the data is
 * @param warning why there is nothing to act on
 * @param headline the figure to see first
 * @param what that is
 * @param rows everything there is to know
 * @param dashboard what it links to, if anything
 */
record CardHtml(
        String subject,
        DataOrigin origin,
        String warning,
        String headline,
        String what,
        List<Row> rows,
        Optional<URI> dashboard) {

    String page() {
        return """
               <!DOCTYPE html>
               <html lang="en"><head><meta charset="utf-8">
               <meta name="viewport" content="width=device-width,initial-scale=1">
               <meta name="color-scheme" content="light"><title>%s</title></head>
               <body style="margin:0;padding:16px 8px;background:#f2f4f7;color:#1d2430;font:15px/1.45 sans-serif">
               <table role="presentation" align="center" style="width:100%%;max-width:560px;margin:0 auto;\
               background:#fff;border:1px solid #d9dee6;border-collapse:separate;border-radius:8px">
               <tr><td style="padding:20px 20px 4px">
               <div style="font-size:13px;margin-bottom:8px"><b>%s</b> %s</div>
               <div style="padding:8px 12px;background:#fff4d6;border-left:4px solid #b7791f">%s</div>
               <div style="font-size:20px;margin-top:12px">%s</div>
               <div style="color:#5c6370">%s</div></td></tr>
               <tr><td style="padding:12px 20px 8px">
               <table style="width:100%%;border-collapse:collapse">
               %s</table></td></tr>
               %s</table></body></html>
               """
                .formatted(
                        escaped(subject),
                        escaped(origin.label()),
                        escaped(origin.kind().sentence()),
                        escaped(warning),
                        escaped(headline),
                        escaped(what),
                        rows.stream().map(AlertHtml::row).collect(Collectors.joining()),
                        dashboard.map(AlertHtml::button).orElse(""));
    }
}
