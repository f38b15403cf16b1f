package dev.arbflow.jobs.config.settings;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Hashing;
import dev.arbflow.jobs.config.Hashing.Metric;
import dev.arbflow.jobs.config.Similarity;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SimilaritySettingsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void theDefaultsAreWhatTheDocumentationMeasures() {
        assertThat(read()).isEqualTo(Similarity.standard());
    }

    @Test
    void readsWhatIsGiven() {
        Similarity similarity =
                read("--similarity-metric=cosine", "--similarity-tables=3", "--pattern-samples=32");

        assertThat(similarity.hashing())
                .isEqualTo(
                        new Hashing(
                                Metric.COSINE, 32, 2, 3, 10, 0.33, 20, Hashing.standard().seed()));
    }

    @Test
    void namesTheSettingThatIsOutOfItsRange() {
        assertThatThrownBy(() -> read("--similarity-probes=257"))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("--similarity-probes must be from 0 to 256");
    }

    @Test
    void refusesHashFunctionsThatCannotBe() {
        refuses("points", () -> new Hashing(Metric.COSINE, 1, 1, 4, 4, 0.5, 0, 1));
        refuses("smoothing", () -> new Hashing(Metric.COSINE, 64, 0, 4, 4, 0.5, 0, 1));
        refuses("smoothing", () -> new Hashing(Metric.COSINE, 64, 65, 4, 4, 0.5, 0, 1));
        refuses("tables", () -> new Hashing(Metric.COSINE, 64, 1, 0, 4, 0.5, 0, 1));
        refuses("tables", () -> new Hashing(Metric.COSINE, 64, 1, 65, 4, 0.5, 0, 1));
        refuses("functions", () -> new Hashing(Metric.COSINE, 64, 1, 4, 32, 0.5, 0, 1));
        refuses("width", () -> new Hashing(Metric.EUCLIDEAN, 64, 1, 4, 4, 0, 0, 1));
        refuses("width", () -> new Hashing(Metric.EUCLIDEAN, 64, 1, 4, 4, Double.NaN, 0, 1));
        refuses("width", () -> new Hashing(Metric.EUCLIDEAN, 64, 1, 4, 4, 1 / 0.0, 0, 1));
        refuses("probes", () -> new Hashing(Metric.COSINE, 64, 1, 4, 4, 0.5, -1, 1));
        refuses("probes", () -> new Hashing(Metric.COSINE, 64, 1, 4, 4, 0.5, 257, 1));
    }

    @Test
    void refusesASearchThatIsNotBounded() {
        Hashing hashing = Hashing.standard();
        refuses("history", () -> new Similarity(hashing, ZERO, ZERO, 1, 1, 1, HOUR));
        refuses("memory", () -> new Similarity(hashing, HOUR, ZERO, 1, 1, 1, ZERO));
        refuses("alignment", () -> new Similarity(hashing, HOUR, HOUR.negated(), 1, 1, 1, HOUR));
        refuses("bucket-cap", () -> new Similarity(hashing, HOUR, ZERO, 0, 1, 1, HOUR));
        refuses("neighbours", () -> new Similarity(hashing, HOUR, ZERO, 1, 0, 1, HOUR));
        refuses("neighbours", () -> new Similarity(hashing, HOUR, ZERO, 1, 101, 1, HOUR));
        refuses("distance", () -> new Similarity(hashing, HOUR, ZERO, 1, 1, 0, HOUR));
        refuses("distance", () -> new Similarity(hashing, HOUR, ZERO, 1, 1, 2.1, HOUR));
        refuses("distance", () -> new Similarity(hashing, HOUR, ZERO, 1, 1, Double.NaN, HOUR));
    }

    private static Similarity read(String... args) {
        return SimilaritySettings.read(new Settings(args, Environment.NONE));
    }

    private static void refuses(String setting, ThrowingCallable settings) {
        assertThatIllegalArgumentException().isThrownBy(settings).withMessageContaining(setting);
    }
}
