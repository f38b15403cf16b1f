package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import dev.arbflow.jobs.config.DataOrigin;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A mail on which nobody can act, as plain text and as HTML: a warning in the place of what one
 * could do, and no legs to buy and sell on.
 *
 * @param subject of the mail
 * @param origin what the data is
 * @param warning why there is nothing to act on
 * @param headline the figure to see first
 * @param what that is
 * @param rows everything there is to know
 * @param dashboard what it links to, if anything
 */
record Card(
        String subject,
        DataOrigin origin,
        String warning,
        String headline,
        String what,
        List<Row> rows,
        Optional<URI> dashboard) {

    String plain() {
        return subject
                + "\n\n"
                + warning
                + "\n\n"
                + origin.kind().sentence()
                + "\n\n"
                + Row.lines(rows, 17)
                + dashboard.map(url -> "\nDashboard: " + url + "\n").orElse("");
    }

    String html() {
        return MailPage.of(
                subject,
                """
               <tr><td style="padding:20px 20px 4px">
               <div style="font-size:13px;margin-bottom:8px"><b>%s</b> %s</div>
               <div style="padding:8px 12px;background:#fff4d6;border-left:4px solid #b7791f">%s</div>
               <div style="font-size:20px;margin-top:12px">%s</div>
               <div style="color:#5c6370">%s</div></td></tr>
               <tr><td style="padding:12px 20px 8px">
               <table style="width:100%%;border-collapse:collapse">
               %s</table></td></tr>
               %s"""
                        .formatted(
                                escaped(origin.label()),
                                escaped(origin.kind().sentence()),
                                escaped(warning),
                                escaped(headline),
                                escaped(what),
                                rows.stream().map(MailPage::row).collect(Collectors.joining()),
                                dashboard.map(MailPage::button).orElse("")));
    }
}
