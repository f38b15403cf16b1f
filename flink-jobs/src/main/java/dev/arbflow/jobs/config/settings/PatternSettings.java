package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Behaviour;
import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.config.Patterns;
import dev.arbflow.jobs.config.TrainingWeights;
import dev.arbflow.jobs.config.Trust;

/** Turns the settings of PatternJob's parts into their records. */
final class PatternSettings {
    /** Stands for a number of clusters that the windows themselves say. */
    private static final String BY_EVIDENCE = "auto";

    private PatternSettings() {}

    static Patterns patterns(Settings settings, Trust trust) {
        Behaviour behaviour = behaviour(settings);
        return new Patterns(
                behaviour,
                clustering(settings),
                settings.choice(Setting.PATTERN_WEIGHTS, TrainingWeights.class),
                SimilaritySettings.read(settings),
                trust);
    }

    private static Behaviour behaviour(Settings settings) {
        return new Behaviour(
                settings.millis(Setting.PATTERN_WINDOW_MS, 1),
                settings.millis(Setting.PATTERN_SLIDE_MS, 1),
                settings.integer(
                        Setting.PATTERN_SAMPLES, Behaviour.MIN_SAMPLES, Behaviour.MAX_SAMPLES),
                settings.millis(Setting.PATTERN_SCALER_EVERY_MS, 1),
                settings.millis(Setting.PATTERN_SCALER_HALF_LIFE_MS, 1));
    }

    static Clustering clustering(Settings settings) {
        int most = Clustering.MAX_POINTS;
        boolean byEvidence = settings.text(Setting.CLUSTER_COUNT).equals(BY_EVIDENCE);
        int clusters =
                byEvidence
                        ? Clustering.standard().clusters()
                        : settings.integer(Setting.CLUSTER_COUNT, 1, Clustering.MAX_CLUSTERS);
        int fewest = Clustering.fewestPoints(clusters, byEvidence);
        return new Clustering(
                clusters,
                byEvidence,
                settings.number(Setting.CLUSTER_DECAY),
                settings.integer(Setting.CLUSTER_BATCH_SIZE, 1, most),
                settings.integer(Setting.CLUSTER_SEED_SIZE, fewest, most),
                settings.integer(Setting.CLUSTER_SAMPLE_SIZE, fewest, most),
                settings.integer(Setting.CLUSTER_REFIT_EVERY, 1, Integer.MAX_VALUE),
                settings.number(Setting.CLUSTER_DRIFT_THRESHOLD),
                settings.number(Setting.CLUSTER_IDENTITY_DISTANCE),
                settings.millis(Setting.CLUSTER_MAX_WAIT_MS, 1),
                settings.integer(Setting.CLUSTER_SEED, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }
}
