package dev.arbflow.jobs.io.mail;

import static dev.arbflow.jobs.io.mail.Figures.bps;
import static dev.arbflow.jobs.io.mail.Figures.duration;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail about an alert says, in plain text and, by {@link AlertHtml}, in HTML: the newest
 * moment first, the peak beside it.
 */
final class AlertText {
    private static final String NOT_INCLUDED =
            "Not included: the time that orders take to arrive, and moving assets between the"
                    + " venues.";

    /** What most mail programs show of one in a list. */
    private static final int MAX_SUBJECT = 100;

    private final Alert alert;
    private final Episode episode;
    private final DataOrigin origin;
    private final Optional<URI> dashboard;
    private final Figures figures;
    private final SuspectWords suspects;
    private final AlertRows rows;

    AlertText(Alert alert, DataOrigin origin, Optional<URI> dashboard) {
        this(alert, List.of(), origin, dashboard);
    }

    /**
     * @param suspects what looked like manipulation on its books
     */
    AlertText(
            Alert alert,
            List<SuspectActivity> suspects,
            DataOrigin origin,
            Optional<URI> dashboard) {
        this.alert = alert;
        this.origin = origin;
        this.episode = alert.episode();
        this.dashboard = dashboard;
        this.figures = new Figures(episode.route().market());
        this.suspects = new SuspectWords(alert, suspects);
        this.rows = new AlertRows(alert, figures, this.suspects);
    }

    /**
     * For example {@code [LIVE] 31.0 bps net: buy BTC/USD on Bitfinex, sell on Bitstamp} or {@code
     * [LIVE] ended after 2.5 s: BTC/USD from Bitfinex to Bitstamp}, and where something coincided
     * {@code ; Bitfinex like pump}.
     */
    String subject() {
        String told = String.format(Locale.ROOT, "[%s] %s: %s", origin.label(), headline(), what());
        return suspects.briefly()
                .map(words -> told + "; " + words)
                .filter(both -> both.length() <= MAX_SUBJECT)
                .orElse(told);
    }

    private String what() {
        Route route = episode.route();
        String market = route.market().code();
        if (isOver() && alert.cause().routes() > 1) {
            return market + ' ' + CauseWords.of(alert.cause());
        }
        return String.format(
                Locale.ROOT,
                isOver() ? "%s from %s to %s" : "buy %s on %s, sell on %s",
                market,
                route.buy().label(),
                route.sell().label());
    }

    String plain() {
        String lines = Row.lines(rows.all(), 16);
        String link = dashboard.map(url -> "\nDashboard: " + url + "\n").orElse("");
        return subject()
                + "\n\n"
                + origin.kind().sentence()
                + "\n\n"
                + lines
                + link
                + "\n"
                + notIncluded()
                + "\n";
    }

    /** What no figure contains. */
    String notIncluded() {
        return isOver() ? NOT_INCLUDED : NOT_INCLUDED + " The quotes may be gone by now.";
    }

    String html() {
        return new AlertHtml(this).page();
    }

    /** Everything there is to know, most important first. */
    List<Row> rows() {
        return rows.all();
    }

    String buyPrice() {
        return rows.buyPrice();
    }

    String sellPrice() {
        return rows.sellPrice();
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

    /** Whether it tells of an end. */
    boolean isOver() {
        return alert.kind() == Alert.Kind.CLOSED;
    }

    /** The net edge at the newest moment, or how long the edge lasted. */
    String headline() {
        String now = bps(episode.last().netBps()) + " net";
        return switch (alert.kind()) {
            case OPENED -> now;
            case PEAK -> "grown to " + now;
            case CLOSED -> "ended after " + duration(alert.cause().lifetimeUs());
        };
    }

    String size() {
        return figures.size(episode.last());
    }

    String profit() {
        return figures.profit(episode.last());
    }
}
