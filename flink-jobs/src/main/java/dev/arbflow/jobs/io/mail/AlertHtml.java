package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import dev.arbflow.market.Venue;
import java.util.stream.Collectors;

/**
 * The HTML part of an alert's mail: one column that fits a telephone and does not grow beyond a
 * card on a wide screen.
 */
final class AlertHtml {
    private final AlertText text;

    AlertHtml(AlertText text) {
        this.text = text;
    }

    String page() {
        return MailPage.of(
                text.subject(),
                """
               <tr><td style="padding:20px 20px 4px">
               %s</td></tr>
               <tr><td style="padding:12px 20px">
               <table role="presentation" style="width:100%%;border-collapse:collapse"><tr>
               %s</tr></table></td></tr>
               <tr><td style="padding:4px 20px 8px">
               <table style="width:100%%;border-collapse:collapse">
               %s</table></td></tr>
               %s<tr><td style="padding:8px 20px 20px;font-size:13px;%s">%s</td></tr>
               """
                        .formatted(
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
                                text.dashboard().map(MailPage::button).orElse(""),
                                MailPage.GREY,
                                escaped(text.notIncluded())));
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
                        MailPage.GREY,
                        escaped(text.route().market().code()),
                        escaped(text.size()),
                        escaped(text.headline()),
                        MailPage.GREY,
                        text.isOver() ? "last seen with " : "",
                        escaped(text.profit()));
    }

    private static String leg(String what, Venue venue, String price, String style) {
        return """
               <td style="width:50%%;padding:10px 12px;vertical-align:top;%s">
               <div style="font-size:13px;%s">%s</div><div style="font-weight:bold">%s</div>
               <div>%s</div></td>
               """
                .formatted(style, MailPage.GREY, what, escaped(venue.label()), escaped(price));
    }

    private String rows() {
        return text.rows().stream()
                .skip(2) // the two legs stand above
                .map(MailPage::row)
                .collect(Collectors.joining());
    }
}
