package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfluxOptionsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static InfluxOptions.Builder valid() {
        return InfluxOptions.to("http://influx:8086", "s3cret", "desk", "market");
    }

    @Test
    void theTokenIsInNoText() {
        assertThat(valid().build())
                .hasToString("InfluxDB at http://influx:8086, org desk, bucket market");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "influx:8086",
                "ftp://influx",
                "http://",
                "http://user:pass@influx",
                "http://influx/path",
                "http://influx?db=x",
                "http://in flux"
            })
    void theUrlIsAServer(String url) {
        assertThatThrownBy(() -> InfluxOptions.to(url, "s3cret", "desk", "market").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("url must be like http://host:8086");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "s3cret\n", "two words"})
    void theTokenFitsIntoAHeaderAndIsNotRepeated(String token) {
        assertThatThrownBy(() -> InfluxOptions.to("http://influx", token, "o", "b").build())
                .hasMessage("InfluxDB sink: token must be set, in printable ASCII without blanks");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void organisationAndBucketAreNamed(String blank) {
        assertThatThrownBy(() -> InfluxOptions.to("http://influx", "t", blank, "b").build())
                .hasMessage("InfluxDB sink: org must not be blank");
        assertThatThrownBy(() -> InfluxOptions.to("http://influx", "t", "o", blank).build())
                .hasMessage("InfluxDB sink: bucket must not be blank");
    }

    @Test
    void aBatchIsBoundedInSizeAndTime() {
        assertRefused(valid().batches(0, SECOND), "batchSize must be 1 to 100000, not 0");
        assertRefused(valid().batches(100_001, SECOND), "batchSize must be 1 to 100000");
        assertRefused(valid().batches(1, Duration.ZERO), "flushInterval must be at least 1 ms");
        assertRefused(valid().batches(1, null), "flushInterval must be at least 1 ms");
    }

    @Test
    void waitsArePositiveAndInOrder() {
        assertRefused(valid().backoff(Duration.ZERO, SECOND), "firstBackoff must be at least");
        assertRefused(valid().backoff(SECOND, null), "longestBackoff must not be shorter");
        assertRefused(
                valid().backoff(SECOND, Duration.ofMillis(1)),
                "longestBackoff must not be shorter than firstBackoff");
        assertRefused(
                valid().requestTimeout(Duration.ofSeconds(-1)),
                "requestTimeout must be at least 1 ms");
    }

    @Test
    void theFateOfRejectedPointsIsStated() {
        assertThat(valid().build().onRejected()).isEqualTo(OnRejected.FAIL);
        assertRefused(valid().onRejected(null), "onRejected must be set");
    }

    private static void assertRefused(InfluxOptions.Builder options, String message) {
        assertThatThrownBy(options::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("InfluxDB sink: " + message);
    }
}
