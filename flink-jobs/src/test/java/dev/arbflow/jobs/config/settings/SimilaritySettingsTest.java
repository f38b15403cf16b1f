package dev.arbflow.jobs.config.settings;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.ConfigError;
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
                read(
                        "--similarity-windows=3000",
                        "--pattern-samples=32",
                        "--similarity-neighbours=7");

        assertThat(similarity.mostWindows()).isEqualTo(3_000);
        assertThat(similarity.points()).isEqualTo(32);
        assertThat(similarity.neighbours()).isEqualTo(7);
    }

    @Test
    void namesTheSettingThatIsOutOfItsRange() {
        assertThatThrownBy(() -> read("--similarity-windows=1000001"))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("--similarity-windows must be from 1 to 1000000");
    }

    @Test
    void refusesASearchThatIsNotBounded() {
        refuses("points", () -> new Similarity(1, HOUR, 1, 1, ZERO, 1, 1, 1, HOUR, 1));
        refuses("history", () -> new Similarity(64, ZERO, 1, 1, ZERO, 1, 1, 1, HOUR, 1));
        refuses("memory", () -> new Similarity(64, HOUR, 1, 1, ZERO, 1, 1, 1, ZERO, 1));
        refuses(
                "memory",
                () -> new Similarity(64, HOUR, 1, 1, ZERO, 1, 1, 1, HOUR.plusMillis(1), 1));
        refuses(
                "alignment",
                () -> new Similarity(64, HOUR, 1, 1, HOUR.negated(), 1, 1, 1, HOUR, 1));
        refuses("cells-from", () -> new Similarity(64, HOUR, 1, 0, ZERO, 1, 1, 1, HOUR, 1));
        refuses("windows", () -> new Similarity(64, HOUR, 0, 1, ZERO, 1, 1, 1, HOUR, 1));
        refuses("neighbours", () -> new Similarity(64, HOUR, 1, 1, ZERO, 0, 1, 1, HOUR, 1));
        refuses("neighbours", () -> new Similarity(64, HOUR, 1, 1, ZERO, 101, 1, 1, HOUR, 1));
        refuses("discord", () -> new Similarity(64, HOUR, 1, 1, ZERO, 1, 1, 1, HOUR, 0));
        for (double distance : new double[] {0, 2.1, Double.NaN}) {
            refuses(
                    "neighbour-distance",
                    () -> new Similarity(64, HOUR, 1, 1, ZERO, 1, distance, 1, HOUR, 1));
            refuses(
                    "max-distance",
                    () -> new Similarity(64, HOUR, 1, 1, ZERO, 1, 1, distance, HOUR, 1));
        }
    }

    private static Similarity read(String... args) {
        return SimilaritySettings.read(new Settings(args, Environment.NONE));
    }

    private static void refuses(String setting, ThrowingCallable settings) {
        assertThatIllegalArgumentException().isThrownBy(settings).withMessageContaining(setting);
    }
}
