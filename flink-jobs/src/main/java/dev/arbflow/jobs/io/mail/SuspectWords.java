package dev.arbflow.jobs.io.mail;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what looked like manipulation on the books of an alert's route: a shape, no accusation. */
final class SuspectWords {
    private final Alert alert;
    private final List<SuspectActivity> suspects;

    SuspectWords(Alert alert, List<SuspectActivity> suspects) {
        this.alert = alert;
        this.suspects = suspects;
    }

    /** A row, if there was something. */
    List<Row> rows() {
        return suspects.isEmpty()
                ? List.of()
                : List.of(
                        new Row(
                                "Looks suspect",
                                suspects.stream()
                                                .map(this::sentence)
                                                .collect(Collectors.joining("; "))
                                        + ". A shape, no accusation."));
    }

    /** For example {@code Kraken like quote flicker}, of the first that coincided. */
    Optional<String> briefly() {
        return suspects.stream().filter(this::coincides).findFirst().map(this::brief);
    }

    private String brief(SuspectActivity each) {
        return where(each.listing()) + " like " + kind(each.kind());
    }

    private String sentence(SuspectActivity each) {
        return String.format(
                Locale.ROOT,
                "%s%s until %s, %s",
                brief(each),
                side(each),
                Figures.time(each.endUs()),
                coincides(each)
                        ? "while it stood"
                        : Figures.duration(alert.cause().sinceUs() - each.endUs())
                                + " before it began");
    }

    private boolean coincides(SuspectActivity each) {
        return each.endUs() >= alert.cause().sinceUs();
    }

    private String where(Listing listing) {
        String venue = listing.venue().label();
        return listing.market().equals(alert.episode().route().market())
                ? venue
                : venue + ' ' + listing.market().code();
    }

    private static String side(SuspectActivity each) {
        if (each.side() == null) {
            return "";
        }
        boolean buy = each.side() == Side.BUY;
        return each.kind() == Kind.PUMP
                ? (buy ? " (up)" : " (down)")
                : (buy ? " (bids)" : " (asks)");
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case QUOTE_FLICKER -> "quote flicker";
            case LAYERING -> "layering";
            case WASH_PRINTS -> "wash prints";
            case PUMP -> "a pump";
            case UNKNOWN -> "something that this release does not know";
        };
    }
}
