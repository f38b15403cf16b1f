package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.Releases;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Trust;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Tape;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the settings of cluster analysis, fairness and privacy into their records. */
final class TrustSettings {
    private TrustSettings() {}

    static Trust read(Settings settings, Venues venues, Privacy privacy) {
        List<Tape> tapes = tapes(venues);
        return new Trust(
                analysis(settings), fairness(settings, tapes), releases(settings, tapes, privacy));
    }

    private static Analysis analysis(Settings settings) {
        return new Analysis(
                settings.millis(Setting.ANOVA_PERIOD_MS, 1),
                settings.integer(Setting.ANOVA_MIN_OBSERVATIONS, 2, 1_000));
    }

    private static Fairness fairness(Settings settings, List<Tape> tapes) {
        return new Fairness(
                tapes.stream().map(Tape::code).toList(),
                settings.millis(Setting.COVERAGE_PERIOD_MS, 1),
                settings.millis(Setting.MAX_LEG_AGE_MS, 1),
                settings.number(Setting.COVERAGE_MIN_LIVE_SHARE),
                settings.number(Setting.COVERAGE_ALARM_LEVEL));
    }

    private static Releases releases(Settings settings, List<Tape> tapes, Privacy privacy) {
        Map<Asset, BigDecimal> byAsset = new HashMap<>();
        for (Clip clip :
                settings.list(Setting.RELEASE_CLIP, Clip::parse, "a list like BTC=1,ETH=10")) {
            if (byAsset.put(clip.asset, clip.quantity) != null) {
                throw settings.wrong(Setting.RELEASE_CLIP, "names " + clip.asset + " twice");
            }
        }
        Map<String, BigDecimal> byTape = new HashMap<>();
        for (Tape tape : tapes) {
            BigDecimal clip = byAsset.get(tape.listing().market().base());
            if (clip != null) {
                byTape.put(tape.code(), clip);
            }
        }
        return new Releases(
                privacy,
                settings.millis(Setting.RELEASE_WINDOW_MS, 1),
                settings.parsed(Setting.RELEASE_EPSILON, BigDecimal::new, "a number"),
                settings.parsed(Setting.EPSILON_PER_PERIOD, BigDecimal::new, "a number"),
                byTape);
    }

    private static List<Tape> tapes(Venues venues) {
        return venues.subscriptions().stream()
                .flatMap(
                        subscription ->
                                subscription.listings().stream()
                                        .map(listing -> tape(subscription, listing)))
                .distinct()
                .toList();
    }

    private static Tape tape(Subscription subscription, Listing listing) {
        return new Tape(subscription.feed(), listing);
    }

    /** One element of {@link Setting#RELEASE_CLIP}. */
    private record Clip(Asset asset, BigDecimal quantity) {
        static Clip parse(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("'" + text + "' is not ASSET=quantity");
            }
            return new Clip(
                    new Asset(text.substring(0, equals)),
                    new BigDecimal(text.substring(equals + 1)));
        }
    }
}
