package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import dev.arbflow.market.Venue;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * The HTML part of an alert's mail: one column that fits a telephone and does not grow beyond a
 * card on a wide screen.
 *
 * <p>Styles stand at the elements and the layout is of tables, because mail programs drop style
 * sheets and know little else. Every text is escaped.
 */
final class AlertHtml {
    private static final String GREY = "color:#5c6370";

    private final AlertText text;

    AlertHtml(AlertText text) {
        this.text = text;
    }

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
               %s</td></tr>
               <tr><td style="padding:12px 20px">
               <table role="presentation" style="width:100%%;border-collapse:collapse"><tr>
               %s</tr></table></td></tr>
               <tr><td style="padding:4px 20px 8px">
               <table style="width:100%%;border-collapse:collapse">
               %s</table></td></tr>
               %s<tr><td style="padding:8px 20px 20px;font-size:13px;%s">%s</td></tr>
               </table></body></html>
               """
                .formatted(
                        escaped(text.subject()),
                        headline(),
                        leg(
                                        text.isOver() ? "Buying leg" : "Buy on",
                                        text.route().buy(),
                                        text.buyPrice(),
                                        "border-right:3px solid #fff;background:#e7f5ec")
                                + leg(
                                        text.isOver() ? "Selling leg" : "Sell on",
                                        text.route().sell(),
                                        text.sellPrice(),
                                        "border-left:3px solid #fff;background:#fdeeee"),
                        rows(),
                        text.dashboard().map(AlertHtml::button).orElse(""),
                        GREY,
                        escaped(text.notIncluded()));
    }

    private String headline() {
        return """
               <div style="font-size:13px;margin-bottom:8px"><b>%s</b> %s</div>
               <div style="font-size:13px;%s">%s, %s</div>
               <div style="font-size:28px;font-weight:bold">%s</div>
               <div style="%s">%s%s after both fees</div>
               """
                .formatted(
                        escaped(text.origin().label()),
                        escaped(text.origin().kind().sentence()),
                        GREY,
                        escaped(text.route().market().code()),
                        escaped(text.size()),
                        escaped(text.headline()),
                        GREY,
                        text.isOver() ? "last seen with " : "",
                        escaped(text.profit()));
    }

    private static String leg(String what, Venue venue, String price, String style) {
        return """
               <td style="width:50%%;padding:10px 12px;vertical-align:top;%s">
               <div style="font-size:13px;%s">%s</div><div style="font-weight:bold">%s</div>
               <div>%s</div></td>
               """
                .formatted(style, GREY, what, escaped(venue.label()), escaped(price));
    }

    private String rows() {
        return text.rows().stream()
                .skip(2) // the two legs stand above
                .map(AlertHtml::row)
                .collect(Collectors.joining());
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
