package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import java.net.URI;

/**
 * What the HTML parts of all mails share: one card, its rows of figures and its button.
 *
 * <p>Styles stand at the elements and the layout is of tables, because mail programs drop style
 * sheets and know little else. Every text is escaped.
 */
final class MailPage {
    static final String GREY = "color:#5c6370";

    private MailPage() {}

    /**
     * The page.
     *
     * @param content rows of the card's table, as HTML
     */
    static String of(String title, String content) {
        return """
               <!DOCTYPE html>
               <html lang="en"><head><meta charset="utf-8">
               <meta name="viewport" content="width=device-width,initial-scale=1">
               <meta name="color-scheme" content="light"><title>%s</title></head>
               <body style="margin:0;padding:16px 8px;background:#f2f4f7;color:#1d2430;font:15px/1.45 sans-serif">
               <table role="presentation" align="center" style="width:100%%;max-width:560px;margin:0 auto;\
               background:#fff;border:1px solid #d9dee6;border-collapse:separate;border-radius:8px">
               %s</table></body></html>
               """
                .formatted(escaped(title), content);
    }

    /** A line of a table of figures. */
    static String row(Row row) {
        return """
               <tr><th scope="row" style="padding:6px 16px 6px 0;border-top:1px solid #e8ebf0;width:1%%;\
               text-align:left;font-weight:normal;vertical-align:top;white-space:nowrap;%s">%s</th>
               <td style="padding:6px 0;border-top:1px solid #e8ebf0;overflow-wrap:anywhere">%s</td></tr>
               """
                .formatted(GREY, escaped(row.label()), escaped(row.value()));
    }

    /** A link that looks like one should press it. */
    static String button(URI dashboard) {
        return """
               <tr><td style="padding:8px 20px"><a href="%s" style="display:inline-block;\
               padding:10px 18px;border-radius:6px;background:#1f5fbf;color:#fff;\
               text-decoration:none">Open the dashboard</a></td></tr>
               """
                .formatted(escaped(dashboard.toString()));
    }
}
