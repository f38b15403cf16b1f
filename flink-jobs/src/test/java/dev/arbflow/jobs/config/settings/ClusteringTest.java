package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.jobs.config.Clustering;
import dev.arbflow.jobs.config.ConfigError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class ClusteringTest {

    @Test
    void isTheStandardUnlessSettingsSayOtherwise() {
        assertThat(clustering()).isEqualTo(Clustering.standard());
        assertThat(clustering("--cluster-count", "3").clusters()).isEqualTo(3);
    }

    @Test
    void letsTheWindowsSayHowManyClustersThereAre() {
        assertThat(clustering("--cluster-count", "auto").byEvidence()).isTrue();
        assertThat(clustering("--cluster-count", "6").byEvidence()).isFalse();
        assertThatExceptionOfType(ConfigError.class)
                .isThrownBy(() -> clustering("--cluster-count", "automatic"))
                .withMessageContaining("--cluster-count must be a whole number");
    }

    @Test
    void asksForAsManyPointsAsClusters() {
        assertThatExceptionOfType(ConfigError.class)
                .isThrownBy(() -> clustering("--cluster-count", "61"))
                .withMessageContaining("must be from 61 to 10000");
    }

    @Test
    void asksForAsManyPointsAsTheMostClustersThatMayShow() {
        for (String points : new String[] {"--cluster-seed-size", "--cluster-sample-size"}) {
            assertThat(clustering("--cluster-count", "auto", points, "10").byEvidence()).isTrue();
            assertThatExceptionOfType(ConfigError.class)
                    .isThrownBy(() -> clustering("--cluster-count", "auto", points, "9"))
                    .withMessageContaining(points + " must be from 10 to 10000");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.9, 10, 10, 10, 5, 1, 1, 1, cluster-count",
        "257, 0.9, 10, 300, 300, 5, 1, 1, 1, cluster-count",
        "3, 0, 10, 10, 10, 5, 1, 1, 1, cluster-decay",
        "3, 1.1, 10, 10, 10, 5, 1, 1, 1, cluster-decay",
        "3, NaN, 10, 10, 10, 5, 1, 1, 1, cluster-decay",
        "3, 0.9, 0, 10, 10, 5, 1, 1, 1, cluster-batch-size",
        "3, 0.9, 10, 2, 10, 5, 1, 1, 1, cluster-seed-size",
        "3, 0.9, 10, 10, 2, 5, 1, 1, 1, cluster-sample-size",
        "3, 0.9, 10, 10, 10001, 5, 1, 1, 1, cluster-sample-size",
        "3, 0.9, 10, 10, 10, 0, 1, 1, 1, cluster-refit-every",
        "3, 0.9, 10, 10, 10, 5, 0, 1, 1, cluster-drift-threshold",
        "3, 0.9, 10, 10, 10, 5, Infinity, 1, 1, cluster-drift-threshold",
        "3, 0.9, 10, 10, 10, 5, 1, 0, 1, cluster-identity-distance",
        "3, 0.9, 10, 10, 10, 5, 1, 1, 0, cluster-max-wait-ms"
    })
    void refusesWhatMakesNoSenseByTheSettingsName(ArgumentsAccessor row) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clustering(row))
                .withMessageStartingWith(row.getString(9));
    }

    private static Clustering clustering(ArgumentsAccessor row) {
        return new Clustering(
                row.getInteger(0),
                false,
                row.getDouble(1),
                row.getInteger(2),
                row.getInteger(3),
                row.getInteger(4),
                row.getInteger(5),
                row.getDouble(6),
                row.getDouble(7),
                Duration.ofMillis(row.getLong(8)),
                1);
    }

    private static Clustering clustering(String... args) {
        return PatternSettings.clustering(new Settings(args, Environment.NONE));
    }
}
