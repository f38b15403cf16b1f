package dev.arbflow.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataOriginTest {

    @ParameterizedTest
    @CsvSource({
        "live,LIVE",
        "simulated,SIMULATED",
        "recorded,RECORDED",
        "recorded:2021-05-31,RECORDED 2021-05-31"
    })
    void saysWhatItWasTold(String setting, String label) {
        DataOrigin origin = DataOrigin.parse(setting);
        assertThat(origin.label()).isEqualTo(label);
        assertThat(origin.setting()).isEqualTo(setting);
        assertThat(origin.sentence()).startsWith(label + ". ");
        assertThat(DataOrigin.parse(setting.toUpperCase(java.util.Locale.ROOT))).isEqualTo(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "real", "recorded:", "recorded:31.5.2021", "live:2021-05-31"})
    void refusesWhatIsNoOrigin(String text) {
        assertThatThrownBy(() -> DataOrigin.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyARecordingHasADay() {
        assertThat(DataOrigin.recordedOn(LocalDate.of(2021, 5, 31)).day()).isEqualTo("2021-05-31");
        assertThatThrownBy(
                        () -> new DataOrigin(DataOrigin.Kind.SIMULATED, LocalDate.of(2021, 5, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
