package dev.arbflow.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.junit.jupiter.api.Test;

class DetectionLagTest {
    private final Metrics metrics = new Metrics();
    private final DetectionLag lag = new DetectionLag(metrics);

    @Test
    void isTheAgeOfTheMomentUpToWhichAllIsJudged() {
        watermark("judged routes", 10_000);
        watermark("alerts", 2_000);

        assertThat(lag.behindMs(18_200)).hasValue(8_200);
    }

    @Test
    void isThatOfTheSlowestOfSeveral() {
        watermark("judged routes", 10_000);
        metrics.added(
                (Gauge<Long>) () -> 9_000L,
                new Metrics.Named(
                        "currentInputWatermark",
                        Map.of("operator_name", "judged routes", "subtask_index", "1")));

        assertThat(lag.behindMs(18_200)).hasValue(9_200);
    }

    @Test
    void isNotKnownBeforeTheFirstWatermarkNorAfterTheLast() {
        assertThat(lag.behindMs(1_000)).isEmpty();
        watermark("judged routes", Long.MIN_VALUE);
        assertThat(lag.behindMs(1_000)).isEmpty();
    }

    @Test
    void isWorthSayingBeyondASecond() {
        watermark("judged routes", 10_000);

        assertThat(lag.worthSaying(11_000)).isEmpty();
        assertThat(lag.worthSaying(11_001)).hasValue(1_001);
    }

    @Test
    void isNothingAheadOfOurClock() {
        watermark("judged routes", 10_000);

        assertThat(lag.behindMs(9_000)).hasValue(0);
    }

    private void watermark(String operator, long ms) {
        metrics.added(
                (Gauge<Long>) () -> ms,
                new Metrics.Named("currentInputWatermark", Map.of("operator_name", operator)));
    }
}
