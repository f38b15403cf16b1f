package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Indicative;
import dev.arbflow.jobs.config.Prices;
import java.time.Duration;

/** Reads over which windows trades are looked at. */
final class PriceSettings {
    /** Ten minutes of the default slide. */
    private static final int INDICATIVE_SLIDES = 120;

    private PriceSettings() {}

    /** Windows for charts. */
    static Prices prices(Settings settings) {
        return new Prices(
                settings.millis(Setting.PRICE_WINDOW_MS, 1),
                settings.millis(Setting.PRICE_SLIDE_MS, 1),
                settings.millis(Setting.PRICE_LATE_MS, 0),
                settings.millis(Setting.TRADE_OUT_OF_ORDERNESS_MS, 0));
    }

    /** Windows that are told of. */
    static Indicative indicative(Settings settings) {
        Duration slide = settings.millis(Setting.PRICE_SLIDE_MS, 1);
        Duration window =
                settings.find(Setting.INDICATIVE_WINDOW_MS).isPresent()
                        ? settings.millis(Setting.INDICATIVE_WINDOW_MS, 1)
                        : slide.multipliedBy(INDICATIVE_SLIDES);
        if (window.toMillis() % slide.toMillis() != 0) {
            throw settings.wrong(
                    Setting.INDICATIVE_WINDOW_MS,
                    "must be a multiple of PRICE_SLIDE_MS " + slide.toMillis());
        }
        return new Indicative(window, settings.number(Setting.INDICATIVE_MIN_NET_BPS));
    }
}
