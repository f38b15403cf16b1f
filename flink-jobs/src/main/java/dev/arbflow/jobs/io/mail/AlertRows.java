package dev.arbflow.jobs.io.mail;

import static dev.arbflow.jobs.io.mail.Figures.bps;
import static dev.arbflow.jobs.io.mail.Figures.duration;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import java.math.BigDecimal;
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
    private final boolean isOver;

    /** A figure and what it is. */
    record Row(String label, String value) {}

    AlertRows(Alert alert, Figures figures) {
        this.alert = alert;
        this.episode = alert.episode();
        this.figures = figures;
        this.isOver = alert.kind() == Alert.Kind.CLOSED;
    }

    /** Everything there is to know, most important first. */
    List<Row> all() {
        return Stream.of(legRows(), standingRows(), contextRows()).flatMap(List::stream).toList();
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

    private List<Row> standingRows() {
        return List.of(
                new Row(isOver ? "Last" : "Now", standing(episode.last())),
                new Row("Peak profit", peak()),
                new Row(
                        "Mean",
                        bps(episode.net().meanBps())
                                + " net over "
                                + duration(episode.lifetimeUs())),
                new Row("Capital", capital()),
                new Row("Before fees", beforeFees()),
                new Row("Age of quotes", age()),
                new Row(isOver ? "Lifetime" : "Has stood for", stood()),
                new Row("Told", told()));
    }

    private List<Row> contextRows() {
        Row usually = new Row("Usually lasts", usually());
        Row fees = new Row("Fees", fees());
        Row id = new Row("Episode", episode.id());
        return isOver // what was held back is told with the next opening
                ? List.of(usually, fees, id)
                : List.of(usually, new Row("Held back", heldBack()), fees, id);
    }

    String buyPrice() {
        return price(episode.last().buyPrice(), legs().map(Episode.Legs::buyVwap));
    }

    String sellPrice() {
        return price(episode.last().sellPrice(), legs().map(Episode.Legs::sellVwap));
    }

    private Optional<Episode.Legs> legs() {
        return Optional.ofNullable(episode.last().legs());
    }

    private String price(double best, Optional<BigDecimal> vwap) {
        return figures.price(best)
                + vwap.map(mean -> ", " + figures.price(mean) + " on average").orElse("");
    }

    private String standing(Episode.Moment moment) {
        return String.format(
                Locale.ROOT,
                "%s net, %s, profit %s",
                bps(moment.netBps()),
                figures.size(moment),
                figures.profit(moment));
    }

    private String peak() {
        Episode.Legs legs = episode.peak().legs();
        return standing(episode.peak()) + (legs == null ? "" : ", at " + Figures.time(legs.atUs()));
    }

    private String capital() {
        return figures.money(episode.last().cost())
                + ", fees included"
                + (episode.last().capped() ? "; ended by MAX_NOTIONAL, more was there" : "");
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
        String since =
                duration(episode.lifetimeUs()) + ", since " + Figures.time(episode.openedUs());
        return isOver ? since + "; ended because " + why(episode.closeReason()) : since;
    }

    private static String why(CloseReason reason) {
        return switch (reason) {
            case FEED_FAULT -> "a leg's connection was lost, fell silent or cannot be believed";
            case BOOK_RESYNC -> "a leg's book had to be built anew";
            case LEG_STALE -> "a leg was not proven in time";
            case AGE_CAP -> "it lasted longer than anything believable";
            case SPREAD_COLLAPSED -> "the edge or its size went below the threshold";
            case SHUTDOWN -> "the analysis was stopped";
            case UNKNOWN -> "of something that this release does not know";
        };
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
                ? "no alert of this route since its last mail"
                : suppressed
                        + (suppressed == 1 ? " alert" : " alerts")
                        + " of this route since its last mail";
    }

    private String fees() {
        Episode.Fees fees = episode.fees();
        String version = "version " + episode.feeVersion();
        return fees == null
                ? version
                : String.format(
                        Locale.ROOT,
                        "%s to buy (%s), %s to sell (%s); %s",
                        Figures.percent(fees.buyRate()),
                        fees.buySource(),
                        Figures.percent(fees.sellRate()),
                        fees.sellSource(),
                        version);
    }
}
