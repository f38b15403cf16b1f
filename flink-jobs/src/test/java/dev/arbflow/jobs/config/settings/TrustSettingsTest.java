package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.config.Analysis;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Trust;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustSettingsTest {

    @Test
    void hasDefaultsForEverythingButTheKey() {
        Trust trust = trust(Map.of());

        assertThat(trust.analysis()).isEqualTo(new Analysis(Duration.ofHours(4), 10));
        assertThat(trust.fairness().tapes())
                .hasSize(9)
                .contains("BITSTAMP|BITSTAMP|BTC/USD", "KRAKEN|KRAKEN|ETH/BTC");
        assertThat(trust.fairness().maxSilence()).isEqualTo(Duration.ofSeconds(3));
        assertThat(trust.releases().epsilonMicros()).isEqualTo(250_000);
        assertThat(trust.releases().budgetMicros()).isEqualTo(6_000_000);
        assertThat(trust.releases().clips())
                .hasSize(9)
                .containsEntry("KRAKEN|KRAKEN|ETH/BTC", BigDecimal.TEN);
    }

    @Test
    void doesNotReleaseAnAssetWithoutAStatedSensitivity() {
        Map<String, BigDecimal> clips =
                trust(Map.of("MARKETS", "BTC/USD,SOL/USD", "RELEASE_CLIP", "BTC=0.5"))
                        .releases()
                        .clips();

        assertThat(clips.keySet()).hasSize(3).allMatch(tape -> tape.endsWith("|BTC/USD"));
    }

    @Test
    void refusesToRunWithoutTheKey() {
        assertThatThrownBy(() -> new ConfigReader(new String[0], Map.of()).trust())
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("PSEUDONYM_KEY is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "ANOVA_MIN_OBSERVATIONS, 1, ANOVA_MIN_OBSERVATIONS",
        "ANOVA_PERIOD_MS, 0, ANOVA_PERIOD_MS",
        "COVERAGE_MIN_LIVE_SHARE, 1.5, coverage-min-live-share",
        "COVERAGE_MIN_LIVE_SHARE, NaN, COVERAGE_MIN_LIVE_SHARE",
        "COVERAGE_ALARM_LEVEL, 0, coverage-alarm-level",
        "COVERAGE_ALARM_LEVEL, 0.01, coverage-alarm-level",
        "RELEASE_WINDOW_MS, 7000001, release-window-ms",
        "RELEASE_EPSILON, 0, release-epsilon",
        "RELEASE_EPSILON, -1, release-epsilon",
        "RELEASE_EPSILON, 11, release-epsilon",
        "RELEASE_EPSILON, 0.0000001, release-epsilon",
        "RELEASE_EPSILON, NaN, RELEASE_EPSILON",
        "EPSILON_PER_PERIOD, 1001, epsilon-per-period",
        "RELEASE_CLIP, BTC, RELEASE_CLIP",
        "RELEASE_CLIP, BTC=much, RELEASE_CLIP",
        "RELEASE_CLIP, BTC=0, release-clip",
        "RELEASE_CLIP, 'BTC=1,BTC=2', RELEASE_CLIP"
    })
    void refusesWhatCannotBe(String setting, String value, String named) {
        assertThatThrownBy(() -> trust(Map.of(setting, value)))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining(named)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesValuesThatOnlyCodeCanGive() {
        assertThatThrownBy(() -> new Analysis(Duration.ofHours(1), 1))
                .hasMessageContaining("anova-min-observations");
    }

    private static Trust trust(Map<String, String> given) {
        Map<String, String> environment = new HashMap<>(given);
        environment.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        return new ConfigReader(new String[0], environment).trust();
    }
}
