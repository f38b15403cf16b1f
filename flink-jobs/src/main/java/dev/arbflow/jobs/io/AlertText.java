package dev.arbflow.jobs.io;

import dev.arbflow.market.Alert;
import dev.arbflow.market.Episode;
import dev.arbflow.market.Route;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a mail about an alert says, in plain text and in HTML. */
final class AlertText {
    private static final MathContext SHOWN = new MathContext(8);
    private static final BigDecimal BPS = new BigDecimal("10000");
    private static final String NOT_INCLUDED =
            "Not included: the time that orders take to arrive, and moving assets between the"
                    + " venues. The quotes may be gone by now.";
    private static final String LABEL_STYLE =
            "padding:4px 16px 4px 0;color:#666;text-align:left;font-weight:normal;"
                    + "vertical-align:top";

    private final Episode episode;
    private final long suppressed;

    AlertText(Alert alert) {
        this.episode = alert.episode();
        this.suppressed = alert.suppressed();
    }

    /** For example {@code 31.0 bps: buy BTC/USD on Bitfinex, sell on Bitstamp}. */
    String subject() {
        Route route = episode.route();
        return format(
                "%.1f bps: buy %s on %s, sell on %s",
                netBps(), route.market(), route.buy().label(), route.sell().label());
    }

    String plain() {
        String lines =
                rows().stream()
                        .map(row -> format("%-16s%s\n", row.label() + ":", row.value()))
                        .collect(Collectors.joining());
        return subject() + "\n\n" + lines + "\n" + NOT_INCLUDED + "\n";
    }

    String html() {
        String lines =
                rows().stream()
                        .map(
                                row ->
                                        format(
                                                "<tr><th style=\"%s\">%s</th>"
                                                        + "<td style=\"padding:4px 0\">%s</td></tr>\n",
                                                LABEL_STYLE,
                                                escaped(row.label()),
                                                escaped(row.value())))
                        .collect(Collectors.joining());
        return """
               <!DOCTYPE html>
               <html lang="en"><body style="font-family:sans-serif;font-size:14px;color:#222">
               <h2 style="font-size:18px;margin:0 0 12px">%s</h2>
               <table style="border-collapse:collapse">
               %s</table>
               <p style="color:#666">%s</p>
               </body></html>
               """
                .formatted(escaped(subject()), lines, escaped(NOT_INCLUDED));
    }

    private List<Row> rows() {
        Episode.Peak peak = episode.peak();
        Route route = episode.route();
        String quote = route.market().quote().code();
        String atLeast = peak.exhausted() ? "at least " : "";
        return List.of(
                new Row("Buy", leg(route.buy().label(), peak.buyPrice())),
                new Row("Sell", leg(route.sell().label(), peak.sellPrice())),
                new Row(
                        "Size",
                        atLeast + amount(peak.quantity()) + " " + route.market().base().code()),
                new Row("Cost", amount(peak.cost()) + " " + quote + ", fees included"),
                new Row("Net after fees", format("%.1f bps of the cost", netBps())),
                new Row("Profit", atLeast + amount(peak.profit()) + " " + quote),
                new Row(
                        "Age of quotes",
                        format(
                                "at most %s, %s apart",
                                duration(episode.maxLegAgeUs()), duration(episode.maxSkewUs()))),
                new Row(
                        "Has stood for",
                        format(
                                "%s, since %s",
                                duration(episode.lifetimeUs()), time(episode.openedUs()))),
                new Row("Held back", heldBack()),
                new Row("Fees", "version " + episode.feeVersion()),
                new Row("Episode", episode.id()));
    }

    private String leg(String venue, double price) {
        return format(
                "%s on %s at %s %s",
                episode.route().market().base(),
                venue,
                BigDecimal.valueOf(price).stripTrailingZeros().toPlainString(),
                episode.route().market().quote());
    }

    private String heldBack() {
        return suppressed == 0
                ? "no alert of this route since its last mail"
                : suppressed
                        + (suppressed == 1 ? " alert" : " alerts")
                        + " of this route since its last mail";
    }

    /** Of the moment whose size, cost and profit are shown, so that the figures agree. */
    private double netBps() {
        Episode.Peak peak = episode.peak();
        return peak.cost().signum() == 0
                ? episode.net().peakBps()
                : peak.profit()
                        .multiply(BPS)
                        .divide(peak.cost(), MathContext.DECIMAL64)
                        .doubleValue();
    }

    private static String amount(BigDecimal amount) {
        return amount.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    private static String duration(long us) {
        return us < 1_000_000 ? format("%.1f ms", us / 1e3) : format("%.1f s", us / 1e6);
    }

    private static String time(long us) {
        return Instant.ofEpochMilli(Math.floorDiv(us, 1_000L)).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private record Row(String label, String value) {}
}
