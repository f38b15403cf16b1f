package dev.arbflow.jobs.io.mail;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a mail about an alert says, in plain text and, by {@link AlertHtml}, in HTML. */
final class AlertText {
    static final String NOT_INCLUDED =
            "Not included: the time that orders take to arrive, and moving assets between the"
                    + " venues. The quotes may be gone by now.";

    /** Fewer past episodes than these say nothing about the next one. */
    private static final int ENOUGH_EPISODES = 5;

    private static final MathContext SHOWN = new MathContext(8);
    private static final BigDecimal BPS = new BigDecimal("10000");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final Alert alert;
    private final Episode episode;
    private final DataOrigin origin;
    private final Optional<URI> dashboard;

    /** A figure and what it is. */
    record Row(String label, String value) {}

    AlertText(Alert alert, DataOrigin origin, Optional<URI> dashboard) {
        this.alert = alert;
        this.origin = origin;
        this.episode = alert.episode();
        this.dashboard = dashboard;
    }

    /** For example {@code [LIVE] 31.0 bps: buy BTC/USD on Bitfinex, sell on Bitstamp}. */
    String subject() {
        Route route = episode.route();
        return format(
                "[%s] %s: buy %s on %s, sell on %s",
                origin.label(), net(), route.market(), route.buy().label(), route.sell().label());
    }

    String plain() {
        String lines =
                rows().stream()
                        .map(row -> format("%-16s%s\n", row.label() + ":", row.value()))
                        .collect(Collectors.joining());
        String link = dashboard.map(url -> "\nDashboard: " + url + "\n").orElse("");
        return subject()
                + "\n\n"
                + origin.kind().sentence()
                + "\n\n"
                + lines
                + link
                + "\n"
                + NOT_INCLUDED
                + "\n";
    }

    String html() {
        return new AlertHtml(this).page();
    }

    /** Everything there is to know, most important first. */
    List<Row> rows() {
        Episode.Peak peak = episode.peak();
        Route route = episode.route();
        return List.of(
                new Row("Buy", base() + " on " + route.buy().label() + " at " + buyPrice()),
                new Row("Sell", base() + " on " + route.sell().label() + " at " + sellPrice()),
                new Row("Size", size()),
                new Row("Cost", money(peak.cost()) + ", fees included"),
                new Row("Net after fees", net() + " of the cost"),
                new Row("Profit", profit()),
                new Row("Age of quotes", age()),
                new Row("Has stood for", stood()),
                new Row("Told", told()),
                new Row("Usually lasts", usually()),
                new Row("Held back", heldBack()),
                new Row("Fees", "version " + episode.feeVersion()),
                new Row("Episode", episode.id()));
    }

    DataOrigin origin() {
        return origin;
    }

    Route route() {
        return episode.route();
    }

    Optional<URI> dashboard() {
        return dashboard;
    }

    String buyPrice() {
        return price(episode.peak().buyPrice());
    }

    String sellPrice() {
        return price(episode.peak().sellPrice());
    }

    String size() {
        return atLeast() + amount(episode.peak().quantity()) + " " + base();
    }

    String profit() {
        return atLeast() + money(episode.peak().profit());
    }

    /** Of the moment whose size, cost and profit are shown, so that the figures agree. */
    String net() {
        Episode.Peak peak = episode.peak();
        double bps =
                peak.cost().signum() == 0
                        ? episode.net().peakBps()
                        : peak.profit()
                                .multiply(BPS)
                                .divide(peak.cost(), MathContext.DECIMAL64)
                                .doubleValue();
        return format("%.1f bps", bps);
    }

    private String age() {
        return format(
                "at most %s, %s apart",
                duration(episode.maxLegAgeUs()), duration(episode.maxSkewUs()));
    }

    private String stood() {
        return format("%s, since %s", duration(episode.lifetimeUs()), time(episode.openedUs()));
    }

    private String told() {
        return duration(alert.behindUs()) + " after both books proved it";
    }

    private String usually() {
        int known = alert.pastEpisodes();
        if (known < ENOUGH_EPISODES) {
            return "not known: "
                    + switch (known) {
                        case 0 -> "no episode of this route has ended by itself";
                        case 1 -> "only 1 episode of this route has ended by itself";
                        default -> "only " + known + " of this route have ended by themselves";
                    }
                    + " lately";
        }
        return format(
                "%s (median of the last %d of this route)",
                duration(alert.medianLifetimeUs()), known);
    }

    private String heldBack() {
        long suppressed = alert.suppressed();
        return suppressed == 0
                ? "no alert of this route since its last mail"
                : suppressed
                        + (suppressed == 1 ? " alert" : " alerts")
                        + " of this route since its last mail";
    }

    private String base() {
        return episode.route().market().base().code();
    }

    private String quote() {
        return episode.route().market().quote().code();
    }

    private String atLeast() {
        return episode.peak().exhausted() ? "at least " : "";
    }

    private String price(double price) {
        return BigDecimal.valueOf(price).stripTrailingZeros().toPlainString() + " " + quote();
    }

    /** With two decimals where they say something. */
    private String money(BigDecimal amount) {
        return (amount.abs().compareTo(BigDecimal.ONE) >= 0
                        ? amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                        : amount(amount))
                + " "
                + quote();
    }

    private static String amount(BigDecimal amount) {
        return amount.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    private static String duration(long us) {
        if (us < 1_000_000) {
            return format("%.0f ms", us / 1e3);
        }
        return us < 120_000_000 ? format("%.1f s", us / 1e6) : format("%.1f min", us / 6e7);
    }

    private static String time(long us) {
        return TIME.format(Instant.ofEpochMilli(Math.floorDiv(us, 1_000L)));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
