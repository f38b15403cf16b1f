package dev.arbflow.jobs.io.mail;

import static dev.arbflow.connector.mail.MailHtml.escaped;

import java.util.stream.Collectors;

/**
 * The HTML part of an INDICATIVE alert's mail: the card of {@link AlertHtml}, but grey, with the
 * warning in the place of what one could do, and no legs to buy and sell on.
 */
final class IndicativeHtml {
    private final IndicativeText text;

    IndicativeHtml(IndicativeText text) {
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
                        escaped(text.subject()),
                        escaped(text.origin().label()),
                        escaped(text.origin().kind().sentence()),
                        escaped(text.warning()),
                        escaped(text.headline()),
                        escaped(text.what()),
                        text.rows().stream().map(AlertHtml::row).collect(Collectors.joining()),
                        text.dashboard().map(AlertHtml::button).orElse(""));
    }
}
