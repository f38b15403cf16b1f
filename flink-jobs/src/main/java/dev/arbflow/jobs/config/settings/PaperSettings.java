package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Paper;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the paper account starts with and how it trades. */
final class PaperSettings {
    private static final String MEASURED = "measured";

    /** The clock of a replay says nothing of the delay of the day. */
    private static final Duration OF_A_REPLAY = Duration.ofMillis(100);

    private PaperSettings() {}

    static Paper paper(Settings settings, Venues venues, Detection detection) {
        return new Paper(
                start(settings, venues),
                detection.instruments(),
                detection.maxNotional(),
                settings.found(Setting.TRANSFERS_FILE, Path::of, "a file")
                        .map(TransferFile::read)
                        .orElseGet(TransferFile::builtIn),
                latency(settings, detection.alerting().isHoweverLate()),
                settings.millis(Setting.PAPER_WAY_MS, 0),
                settings.millis(Setting.PAPER_REFILL_MS, 0),
                share(settings));
    }

    private static double share(Settings settings) {
        double share = settings.number(Setting.PAPER_REBALANCE_BELOW);
        if (share < 0 || share > 1) {
            throw settings.wrong(Setting.PAPER_REBALANCE_BELOW, "must be from 0 to 1");
        }
        return share;
    }

    private static Duration latency(Settings settings, boolean replay) {
        if (settings.text(Setting.PAPER_DETECTION_MS).equals(MEASURED)) {
            return replay ? OF_A_REPLAY : null;
        }
        return settings.millis(Setting.PAPER_DETECTION_MS, 0);
    }

    /** Only what can be traded is held: assets of the markets that are watched, at each venue. */
    private static Map<String, BigDecimal> start(Settings settings, Venues venues) {
        List<Balance> given =
                settings.list(
                        Setting.PAPER_INVENTORY,
                        Balance::parse,
                        "a list like BTC=1,KRAKEN:USD=50000");
        Map<String, BigDecimal> start = new HashMap<>();
        for (Listing listing : venues.listingsWithBooks()) {
            for (Asset asset : List.of(listing.market().base(), listing.market().quote())) {
                of(given, listing.venue(), asset)
                        .ifPresent(
                                balance ->
                                        start.put(
                                                listing.venue().name() + '|' + asset.code(),
                                                balance.quantity()));
            }
        }
        return start;
    }

    /** What is said of the venue wins over what is said of all. */
    private static Optional<Balance> of(List<Balance> given, Venue venue, Asset asset) {
        return Stream.of(venue, (Venue) null)
                .flatMap(
                        named ->
                                given.stream()
                                        .filter(each -> each.asset().equals(asset))
                                        .filter(each -> each.venue() == named))
                .findFirst();
    }

    /**
     * One element of {@link Setting#PAPER_INVENTORY}.
     *
     * @param venue where; null for everywhere
     */
    private record Balance(Venue venue, Asset asset, BigDecimal quantity) {

        static Balance parse(String text) {
            int equals = text.indexOf('=');
            int colon = text.indexOf(':');
            if (equals < 0) {
                throw new IllegalArgumentException("no '=' in '" + text + "'");
            }
            return new Balance(
                    colon < 0 ? null : Settings.constant(text.substring(0, colon), Venue.class),
                    new Asset(text.substring(colon + 1, equals).strip()),
                    new BigDecimal(text.substring(equals + 1).strip()));
        }
    }
}
