package dev.arbflow.jobs.io.mail;

import static dev.arbflow.jobs.io.mail.Figures.bps;

import dev.arbflow.jobs.alert.HeldBack;
import dev.arbflow.jobs.alert.IndicativeEdge;
import dev.arbflow.jobs.alert.Notice;
import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a mail says about alerts and hints that one receiver was not told at once: how many, and the
 * best. One of hints alone says first, as theirs do, that nobody can act on it.
 */
final class HeldBackText {
    private static final String WHY =
            "Held back for you, in quiet hours or beyond the mails that an hour may have: this tells"
                    + " of the past.";

    private final HeldBack heldBack;
    private final List<SuspectActivity> suspects;
    private final List<PaperDay> days;
    private final DataOrigin origin;
    private final Optional<URI> dashboard;

    HeldBackText(HeldBack heldBack, DataOrigin origin, Optional<URI> dashboard) {
        this(heldBack, List.of(), List.of(), origin, dashboard);
    }

    /**
     * @param suspects what looked like manipulation on the books of the best
     * @param days what the paper account has made of its newest day
     */
    HeldBackText(
            HeldBack heldBack,
            List<SuspectActivity> suspects,
            List<PaperDay> days,
            DataOrigin origin,
            Optional<URI> dashboard) {
        this.suspects = suspects;
        this.days = days;
        this.heldBack = heldBack;
        this.origin = origin;
        this.dashboard = dashboard;
    }

    /**
     * For example {@code [LIVE] 14 alerts held back, the best of BTC/USD from Bitfinex to Bitstamp
     * with 31.0 bps net}.
     */
    String subject() {
        return String.format(
                Locale.ROOT,
                "[%s] %s%s held back, the best of %s with %s net",
                origin.label(),
                onlyHints() ? IndicativeText.MARK : "",
                counted(),
                route(),
                bestBps());
    }

    /** Of hints alone before anything else that there is nothing to act on. */
    private String warning() {
        return onlyHints()
                ? IndicativeText.warning(heldBack.best().indicative().feed()) + " " + WHY
                : WHY + " Look before you act.";
    }

    Card card() {
        return new Card(
                subject(),
                origin,
                warning(),
                counted() + " held back",
                "the best of " + route() + " with " + bestBps() + " net",
                rows(),
                dashboard);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        "Held back",
                        Figures.time(heldBack.sinceUs())
                                + " to "
                                + Figures.time(heldBack.untilUs())));
        add(rows, "In quiet hours", heldBack.quiet(), this::ofBoth);
        add(rows, "Over the limit", heldBack.overLimit(), this::ofBoth);
        add(rows, "Openings", heldBack.opened(), HeldBackText::alerts);
        add(rows, "Peaks", heldBack.peaks(), HeldBackText::alerts);
        add(rows, "Ends", heldBack.closed(), HeldBackText::alerts);
        add(
                rows,
                "INDICATIVE",
                heldBack.indicative(),
                count -> hints(count) + ", nothing to act on");
        rows.add(new Row("Best", best()));
        if (!onlyHints()) {
            rows.addAll(new SuspectWords(heldBack.best().alert(), suspects).rows());
            rows.add(new Row("Episode", heldBack.best().alert().episode().id()));
        }
        days.forEach(day -> rows.add(new Row("Paper account", account(day))));
        return rows;
    }

    /** The result of a day, whatever was told. */
    private static String account(PaperDay day) {
        return String.format(
                Locale.ROOT,
                "%s %s on %s after fees and rebalancing, from %d of %d episodes",
                Figures.cents(day.net()),
                day.currency(),
                day.day(),
                day.trades(),
                day.offered());
    }

    private static void add(List<Row> rows, String label, int count, IntFunction<String> counted) {
        if (count > 0) {
            rows.add(new Row(label, counted.apply(count)));
        }
    }

    private String best() {
        Notice best = heldBack.best();
        if (onlyHints()) {
            IndicativeEdge edge = best.indicative().best();
            return bestBps() + " net by trades alone, until " + Figures.time(edge.endUs());
        }
        Figures figures = new Figures(best.alert().episode().route().market());
        return String.format(
                Locale.ROOT,
                "%s net, %s, profit %s, at %s",
                bestBps(),
                figures.size(moment()),
                figures.profit(moment()),
                Figures.time(best.alert().happenedUs()));
    }

    private String route() {
        Route route =
                onlyHints()
                        ? heldBack.best().indicative().best().route()
                        : heldBack.best().alert().episode().route();
        return String.format(
                Locale.ROOT,
                "%s from %s to %s",
                route.market().code(),
                route.buy().label(),
                route.sell().label());
    }

    private String bestBps() {
        return bps(onlyHints() ? heldBack.best().indicative().best().netBps() : moment().netBps());
    }

    /** An end tells of its most profitable moment, everything else of the newest. */
    private Episode.Moment moment() {
        Episode episode = heldBack.best().alert().episode();
        return heldBack.best().kind() == AlertKind.CLOSED ? episode.peak() : episode.last();
    }

    private boolean onlyHints() {
        return heldBack.best().kind() == AlertKind.INDICATIVE;
    }

    /** For example {@code 14 alerts and 2 hints}: a hint is no alert. */
    private String counted() {
        int alerts = heldBack.all() - heldBack.indicative();
        return Stream.of(
                        alerts > 0 ? alerts(alerts) : "",
                        heldBack.indicative() > 0 ? hints(heldBack.indicative()) : "")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    /** Where nobody has counted the two apart. */
    private String ofBoth(int count) {
        if (onlyHints()) {
            return hints(count);
        }
        return heldBack.indicative() == 0
                ? alerts(count)
                : count + (count == 1 ? " alert or hint" : " alerts or hints");
    }

    private static String alerts(int count) {
        return count + (count == 1 ? " alert" : " alerts");
    }

    private static String hints(int count) {
        return count + (count == 1 ? " hint" : " hints");
    }
}
