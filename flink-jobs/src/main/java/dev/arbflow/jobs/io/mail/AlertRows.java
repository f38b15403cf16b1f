package dev.arbflow.jobs.io.mail;

import static dev.arbflow.jobs.io.mail.Figures.bps;
import static dev.arbflow.jobs.io.mail.Figures.duration;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.Cause;
import dev.arbflow.market.arbitrage.Episode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The figures of an alert in words, each with what it is. */
final class AlertRows {
    /** Fewer past episodes than these say nothing about the next one. */
    private static final int ENOUGH_EPISODES = 5;

    private final Alert alert;
    private final Episode episode;
    private final Figures figures;
    private final SuspectWords suspects;
    private final boolean isOver;

    AlertRows(Alert alert, Figures figures, SuspectWords suspects) {
        this.suspects = suspects;
        this.alert = alert;
        this.episode = alert.episode();
        this.figures = figures;
        this.isOver = alert.kind() == Alert.Kind.CLOSED;
    }

    /** Everything there is to know, most important first. */
    List<Row> all() {
        return Stream.of(
                        legRows(),
                        ExchangeWords.rows(episode),
                        nowRows(),
                        suspects.rows(),
                        standingRows(),
                        contextRows())
                .flatMap(List::stream)
                .toList();
    }

    private List<Row> legRows() {
        Route route = episode.route();
        String on = figures.base() + " on ";
        return List.of(
                new Row(
                        isOver ? "Buying leg" : "Buy",
                        on + route.buy().label() + " at " + buyPrice()),
                new Row(
                        isOver ? "Selling leg" : "Sell",
                        on + route.sell().label() + " at " + sellPrice()));
    }

    private List<Row> nowRows() {
        Row now = new Row(isOver ? "Last" : "Now", standing(episode.last()));
        Row cause = new Row("Cause", CauseWords.sentence(alert.cause()));
        return switch (alert.kind()) {
            case OPENED -> List.of(now, new Row("Act until", actUntil()), cause);
            case PEAK ->
                    List.of(
                            now,
                            new Row("Told before", bps(alert.cause().toldBps()) + " net"),
                            new Row("Act until", actUntil()),
                            cause);
            case CLOSED -> List.of(now, cause, new Row("Still there", left()));
        };
    }

    private List<Row> standingRows() {
        return List.of(
                new Row("Peak profit", peak()),
                new Row("Mean", mean()),
                new Row("Capital", capital()),
                new Row("Before fees", beforeFees()),
                new Row("Age of quotes", age()),
                new Row(isOver ? "Lifetime" : "Has stood for", stood()),
                new Row("Told", told()));
    }

    private List<Row> contextRows() {
        Row usually = new Row("Usually lasts", usually());
        Row fees = new Row("Fees", Figures.fees(episode));
        Row id = new Row("Episode", episode.id());
        return alert.kind() == Alert.Kind.OPENED // nothing is held back of what was told
                ? List.of(usually, new Row("Held back", heldBack()), fees, id)
                : List.of(usually, fees, id);
    }

    String buyPrice() {
        return ExchangeWords.price(
                episode.route().buyListing(),
                episode.last().buyPrice(),
                legs().map(Episode.Legs::buyVwap));
    }

    String sellPrice() {
        return ExchangeWords.price(
                episode.route().sellListing(),
                episode.last().sellPrice(),
                legs().map(Episode.Legs::sellVwap));
    }

    private Optional<Episode.Legs> legs() {
        return Optional.ofNullable(episode.last().legs());
    }

    private String standing(Episode.Moment moment) {
        return String.format(
                Locale.ROOT,
                "%s net, %s, profit %s",
                bps(moment.netBps()),
                figures.size(moment),
                figures.profit(moment));
    }

    private String actUntil() {
        return alert.expiresUs() == Long.MAX_VALUE
                ? "not at all: this tells of the past"
                : Figures.time(alert.expiresUs())
                        + ", "
                        + duration(alert.expiresUs() - alert.happenedUs())
                        + " after what it tells of";
    }

    private String left() {
        Double share = alert.cause().leftShare();
        return share == null
                ? "not known 250 ms after the opening"
                : String.format(
                        Locale.ROOT,
                        "%.0f %% of the size at the opening, 250 ms later",
                        100 * share);
    }

    private String mean() {
        Cause cause = alert.cause();
        if (!isOver || cause.episodes() == 1) {
            return bps(episode.net().meanBps()) + " net over " + duration(episode.lifetimeUs());
        }
        return String.format(
                Locale.ROOT,
                "%s net over %d episodes, weighted by how long each stood",
                bps(cause.meanBps()),
                cause.episodes());
    }

    private String peak() {
        Episode.Legs legs = episode.peak().legs();
        return standing(episode.peak()) + (legs == null ? "" : ", at " + Figures.time(legs.atUs()));
    }

    private String capital() {
        return figures.money(episode.last().cost())
                + ", fees included"
                + (episode.last().capped()
                        ? "; ended by the most capital allowed, more was there"
                        : "");
    }

    private String beforeFees() {
        Episode.Fees fees = episode.fees();
        return bps(episode.last().grossBps())
                + (fees == null ? "" : ", break-even " + bps(fees.breakEvenBps()));
    }

    private String age() {
        String newest =
                legs().map(
                                legs ->
                                        duration(legs.buyAgeUs())
                                                + " to buy and "
                                                + duration(legs.sellAgeUs())
                                                + " to sell; ")
                        .orElse("");
        return String.format(
                Locale.ROOT,
                "%sat most %s, %s apart since it opened",
                newest,
                duration(episode.maxLegAgeUs()),
                duration(episode.maxSkewUs()));
    }

    private String stood() {
        Cause cause = alert.cause();
        return isOver
                ? since(cause.lifetimeUs(), cause.sinceUs())
                        + "; ended because "
                        + CauseWords.why(cause.ended())
                : atLeast() + since(episode.lifetimeUs(), episode.openedUs());
    }

    /** Nobody saw it begin: a lower bound. */
    private String atLeast() {
        return episode.piece().onset() == Episode.Onset.UNSEEN ? "at least " : "";
    }

    private static String since(long lifetimeUs, long fromUs) {
        return duration(lifetimeUs) + ", since " + Figures.time(fromUs);
    }

    private String told() {
        return duration(alert.behindUs())
                + (isOver ? " after its end" : " after both books proved it");
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
        return String.format(
                Locale.ROOT,
                "%s (median of the last %d of this route)",
                duration(alert.medianLifetimeUs()),
                known);
    }

    private String heldBack() {
        long suppressed = alert.suppressed();
        return suppressed == 0
                ? "no episode of this cause since its last mail"
                : suppressed
                        + (suppressed == 1 ? " episode" : " episodes")
                        + " of this cause since its last mail";
    }
}
