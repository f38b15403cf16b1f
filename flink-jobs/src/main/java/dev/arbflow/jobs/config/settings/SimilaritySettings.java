package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.config.Hashing;
import dev.arbflow.jobs.config.Similarity;

/** Turns the settings of the search for similar behaviour into their record. */
final class SimilaritySettings {
    /** A path is hashed by the means of so many parts, whatever its length. */
    private static final int SMOOTHED_PARTS = 16;

    private SimilaritySettings() {}

    static Similarity read(Settings settings) {
        return new Similarity(
                hashing(settings),
                settings.millis(Setting.SIMILARITY_HISTORY_MS, 1),
                settings.millis(Setting.SIMILARITY_ALIGNMENT_MS, 0),
                settings.integer(Setting.SIMILARITY_BUCKET_CAP, 1, 1_000_000),
                settings.integer(Setting.SIMILARITY_NEIGHBOURS, 1, Similarity.MOST_NEIGHBOURS),
                settings.number(Setting.SIMILARITY_MAX_DISTANCE),
                settings.millis(Setting.SIMILARITY_MEMORY_MS, 1));
    }

    private static Hashing hashing(Settings settings) {
        int points =
                settings.integer(
                        Setting.PATTERN_SAMPLES, Behaviour.FEWEST_SAMPLES, Behaviour.MOST_SAMPLES);
        return new Hashing(
                settings.choice(Setting.SIMILARITY_METRIC, Hashing.Metric.class),
                points,
                points / SMOOTHED_PARTS,
                settings.integer(Setting.SIMILARITY_TABLES, 1, Hashing.MOST_TABLES),
                settings.integer(Setting.SIMILARITY_FUNCTIONS, 1, Hashing.MOST_FUNCTIONS),
                settings.number(Setting.SIMILARITY_BUCKET_WIDTH),
                settings.integer(Setting.SIMILARITY_PROBES, 0, Hashing.MOST_PROBES),
                Hashing.standard().seed());
    }
}
