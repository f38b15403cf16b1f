package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.config.Similarity;

/** Turns the settings of the search for similar behaviour into their record. */
final class SimilaritySettings {
    private SimilaritySettings() {}

    static Similarity read(Settings settings) {
        return new Similarity(
                settings.integer(
                        Setting.PATTERN_SAMPLES, Behaviour.MIN_SAMPLES, Behaviour.MAX_SAMPLES),
                settings.millis(Setting.SIMILARITY_HISTORY_MS, 1),
                settings.integer(Setting.SIMILARITY_WINDOWS, 1, Similarity.MAX_WINDOWS),
                settings.integer(Setting.SIMILARITY_CELLS_FROM, 1, Integer.MAX_VALUE),
                settings.millis(Setting.SIMILARITY_ALIGNMENT_MS, 0),
                settings.integer(Setting.SIMILARITY_NEIGHBOURS, 1, Similarity.MAX_NEIGHBOURS),
                settings.number(Setting.SIMILARITY_NEIGHBOUR_DISTANCE),
                settings.number(Setting.SIMILARITY_MAX_DISTANCE),
                settings.millis(Setting.SIMILARITY_MEMORY_MS, 1),
                settings.integer(
                        Setting.SIMILARITY_DISCORD_MOMENTS, 1, Similarity.MAX_DISCORD_MOMENTS));
    }
}
