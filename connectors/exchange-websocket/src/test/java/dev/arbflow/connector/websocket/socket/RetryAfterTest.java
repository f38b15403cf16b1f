package dev.arbflow.connector.websocket.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "429 | '120' | 120",
                "503 | ' 7 ' | 7",
                "429 | '' | 60",
                "429 | '0' | 60",
                "503 | '' | 0",
                "503 | 'soon' | 0",
                "503 | '-5' | 0",
                "503 | '99999999999' | 0",
                "503 | 'Wed, 21 Oct 2026 07:28:30 GMT' | 30",
                "503 | 'Wed, 21 Oct 2026 07:00:00 GMT' | 0",
            })
    void readsSecondsAndDates(int status, String header, long seconds) {
        Instant now = Instant.parse("2026-10-21T07:28:00Z");
        assertThat(RetryAfter.of(status, header, now)).hasSeconds(seconds);
    }
}
