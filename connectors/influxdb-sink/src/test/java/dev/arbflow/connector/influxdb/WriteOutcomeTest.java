package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteOutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "204, WRITTEN",
        "200, WRITTEN",
        "0, RETRY",
        "408, RETRY",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY",
        "400, SPLIT",
        "413, SPLIT",
        "422, SPLIT",
        "401, FAIL_JOB",
        "403, FAIL_JOB",
        "404, FAIL_JOB",
        "405, FAIL_JOB",
        "301, FAIL_JOB"
    })
    void everyStatusHasOneMeaning(int status, WriteOutcome outcome) {
        assertThat(WriteOutcome.of(status)).isEqualTo(outcome);
    }
}
