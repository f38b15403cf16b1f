package dev.arbflow.jobs.io.mail;

import static dev.arbflow.jobs.io.mail.Figures.bps;
import static dev.arbflow.jobs.io.mail.Figures.duration;

import dev.arbflow.jobs.alert.IndicativeAlert;
import dev.arbflow.jobs.alert.IndicativeEdge;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail about an INDICATIVE alert says, on its {@link Card}: first that nobody can act on it.
 */
final class IndicativeText {
    /** What a subject says first of hints alone. */
    static final String MARK = "INDICATIVE, not executable: ";

    /** Further routes of a mail beyond these are counted. */
    static final int MAX_LISTED = 20;

    private final IndicativeAlert alert;
    private final IndicativeEdge best;
    private final DataOrigin origin;
    private final Optional<URI> dashboard;
    private final Figures figures;

    IndicativeText(IndicativeAlert alert, DataOrigin origin, Optional<URI> dashboard) {
        this.alert = alert;
        this.best = alert.best();
        this.origin = origin;
        this.dashboard = dashboard;
        this.figures = new Figures(alert.market());
    }

    /**
     * For example {@code [LIVE] INDICATIVE, not executable: BTC/USD trades from Bitfinex to
     * Bitstamp 57.2 bps apart, net}.
     */
    String subject() {
        int others = alert.edges().size() - 1;
        return String.format(
                Locale.ROOT,
                "[%s] %s%s trades %s %s apart, net%s",
                origin.label(),
                MARK,
                alert.market().code(),
                fromTo(best.route()),
                bps(best.netBps()),
                others == 0 ? "" : "; " + more(others));
    }

    /** What it is, before any figure. */
    private String warning() {
        return warning(alert.feed());
    }

    /** What stands before any figure of hints alone. */
    static String warning(Feed feed) {
        return "INDICATIVE: made of trades that are over, told by "
                + feed.name()
                + ", which has no order books. Lowest purchase and highest sale need not have been"
                + " at the same time; nobody knows for which size, or whether a quote stands at"
                + " either. There is nothing to act on.";
    }

    Card card() {
        return new Card(
                subject(),
                origin,
                warning(),
                bps(best.netBps()),
                alert.market().code() + " trades " + fromTo(best.route()) + ", net of fees",
                rows(),
                dashboard);
    }

    /** Everything there is to know, most important first. */
    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Lowest purchase", at(best.route().buy().label(), best.lowestPurchase())));
        rows.add(new Row("Highest sale", at(best.route().sell().label(), best.highestSale())));
        rows.add(new Row("Net of fees", bps(best.netBps())));
        rows.add(new Row("Before fees", bps(best.grossBps())));
        rows.add(new Row("Newest trades", newest()));
        rows.add(new Row("Window", window(best)));
        if (best.missingTrades()) {
            rows.add(
                    new Row(
                            "Missing",
                            "some trades of the window were not heard: purchases may have been"
                                    + " lower, sales higher"));
        }
        rows.add(new Row("Fees", fees(best.fees())));
        rows.add(new Row("Told by", alert.feed().name()));
        if (origin.kind() != DataOrigin.Kind.RECORDED) {
            rows.add(new Row("Told", duration(alert.behindUs()) + " after it could be known"));
        }
        alert.edges().stream()
                .skip(1)
                .limit(MAX_LISTED)
                .forEach(edge -> rows.add(new Row("Also", alsoSaid(edge))));
        if (alert.edges().size() > 1 + MAX_LISTED) {
            rows.add(new Row("Not listed", more(alert.edges().size() - 1 - MAX_LISTED)));
        }
        return rows;
    }

    /** The two prices far apart need not mean that the venues are. */
    private String newest() {
        return Double.isNaN(best.newestBps())
                ? "not known"
                : bps(best.newestBps()) + " before fees, last sale over last purchase";
    }

    private String window(IndicativeEdge edge) {
        return duration(edge.endUs() - edge.startUs()) + " until " + Figures.time(edge.endUs());
    }

    private String alsoSaid(IndicativeEdge edge) {
        return String.format(
                Locale.ROOT,
                "%s, %s net, bought at %s, sold at %s, %s%s",
                fromTo(edge.route()),
                bps(edge.netBps()),
                figures.price(edge.lowestPurchase()),
                figures.price(edge.highestSale()),
                edge.missingTrades() ? "trades missing, " : "",
                window(edge));
    }

    private String at(String venue, double price) {
        return figures.base() + " on " + venue + " at " + figures.price(price);
    }

    private static String fees(IndicativeEdge.Fees fees) {
        return String.format(
                Locale.ROOT,
                "%s to buy (%s), %s to sell (%s)",
                Figures.percent(fees.buyRate()),
                fees.buySource(),
                Figures.percent(fees.sellRate()),
                fees.sellSource());
    }

    private static String fromTo(Route route) {
        return "from " + route.buy().label() + " to " + route.sell().label();
    }

    private static String more(int routes) {
        return routes + (routes == 1 ? " more route" : " more routes");
    }
}
