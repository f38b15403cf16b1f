package dev.arbflow.jobs.config;

/** Turns the settings of PatternJob's parts into their records. */
final class PatternSettings {
    private PatternSettings() {}

    static Patterns patterns(Settings settings) {
        return new Patterns(behaviour(settings));
    }

    private static Behaviour behaviour(Settings settings) {
        return new Behaviour(
                settings.millis(Setting.PATTERN_WINDOW_MS, 1),
                settings.millis(Setting.PATTERN_SLIDE_MS, 1),
                settings.integer(
                        Setting.PATTERN_SAMPLES, Behaviour.FEWEST_SAMPLES, Behaviour.MOST_SAMPLES),
                settings.millis(Setting.PATTERN_SCALER_EVERY_MS, 1),
                settings.millis(Setting.PATTERN_SCALER_HALF_LIFE_MS, 1));
    }
}
