package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Alerting;
import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import dev.arbflow.market.arbitrage.InstrumentTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads what counts as an opportunity. */
final class DetectionSettings {
    private DetectionSettings() {}

    /** All of it. */
    static Detection detection(Settings settings) {
        return new Detection(
                fees(settings),
                instruments(settings),
                rule(settings),
                maxNotional(settings),
                new LegLimits(
                        settings.millis(Setting.MAX_LEG_AGE_MS, 1),
                        settings.millis(Setting.MAX_LEG_UNCHANGED_MS, 1),
                        settings.millis(Setting.MAX_LAG_MS, 1),
                        settings.millis(Setting.MAX_LATE_HERE_MS, 1),
                        settings.millis(Setting.MAX_SKEW_MS, 1),
                        settings.number(Setting.MAX_GROSS_BPS),
                        settings.number(Setting.MAX_DISAGREEMENT_BPS)),
                settings.millis(Setting.OUT_OF_ORDERNESS_MS, 0),
                settings.millis(Setting.AGE_CAP_MS, 1),
                settings.millis(Setting.EPISODE_REJOIN_MS, 0),
                settings.millis(Setting.EPISODE_UPDATE_EVERY_MS, 1),
                alerting(settings),
                conversions(settings),
                orderValid(settings));
    }

    /** Null for what Detection falls back to. */
    private static Duration orderValid(Settings settings) {
        return settings.find(Setting.ORDER_VALID_MS).isEmpty()
                ? null
                : settings.millis(Setting.ORDER_VALID_MS, 1);
    }

    private static Conversions conversions(Settings settings) {
        List<Listing> over = over(settings);
        Set<Market> markets =
                new HashSet<>(settings.list(Setting.MARKETS, Market::parse, "markets"));
        over.forEach(each -> markets.add(each.market()));
        return over.isEmpty() ? Conversions.NONE : new Conversions(over, markets);
    }

    /** Where currencies are exchanged, whose books are read besides. */
    static List<Listing> over(Settings settings) {
        return settings.find(Setting.CONVERSIONS).isEmpty()
                ? List.of()
                : settings.list(
                        Setting.CONVERSIONS, DetectionSettings::exchange, "BASE/QUOTE@VENUE");
    }

    private static Listing exchange(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("no venue in '" + text + "'");
        }
        return new Listing(
                Settings.constant(text.substring(at + 1), Venue.class),
                Market.parse(text.substring(0, at)));
    }

    /** Among which assets cycles are looked for. */
    static Cycles cycles(Settings settings, Venues venues) {
        return settings.find(Setting.CYCLES).isEmpty()
                ? Cycles.NONE
                : Cycles.of(
                        settings.list(Setting.CYCLES, Asset::new, "assets"),
                        venues.listingsWithBooks());
    }

    private static Alerting alerting(Settings settings) {
        double factor = settings.number(Setting.ALERT_PEAK_FACTOR);
        if (factor <= 1) {
            throw settings.wrong(Setting.ALERT_PEAK_FACTOR, "must be greater than 1");
        }
        return new Alerting(
                settings.millis(Setting.ALERT_COOLDOWN_MS, 0), alertMaxBehind(settings), factor);
    }

    /** What was recorded long ago is always late. */
    private static Duration alertMaxBehind(Settings settings) {
        Duration most = settings.millis(Setting.ALERT_MAX_BEHIND_MS, 1);
        boolean recorded = StoreSettings.origin(settings).kind() == DataOrigin.Kind.RECORDED;
        return recorded ? Alerting.HOWEVER_LATE : most;
    }

    private static DetectionRule rule(Settings settings) {
        double open = settings.number(Setting.MIN_NET_BPS);
        double hold =
                settings.find(Setting.HOLD_NET_BPS).isPresent()
                        ? settings.number(Setting.HOLD_NET_BPS)
                        : Math.min(open, open / 2);
        if (hold > open) {
            throw settings.wrong(Setting.HOLD_NET_BPS, "must be at most MIN_NET_BPS " + open);
        }
        return new DetectionRule(
                0,
                Long.MIN_VALUE,
                open,
                hold,
                settings.number(Setting.MIN_NOTIONAL),
                settings.millis(Setting.DWELL_MS, 0).toMillis() * 1000);
    }

    private static BigDecimal maxNotional(Settings settings) {
        return settings.found(Setting.MAX_NOTIONAL, BigDecimal::new, "a number").orElse(null);
    }

    private static InstrumentTable instruments(Settings settings) {
        return settings.found(Setting.INSTRUMENTS_FILE, Path::of, "a file")
                .map(InstrumentFile::read)
                .orElseGet(InstrumentFile::builtIn);
    }

    private static FeeSchedule fees(Settings settings) {
        return settings.found(Setting.FEES_FILE, Path::of, "a file")
                .map(FeeFile::read)
                .orElseGet(FeeFile::builtIn);
    }
}
