package dev.arbflow.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void addsUpTheCountersOfAllTasks() {
        count("frames", Map.of("feed", "KRAKEN"), 2);
        count("frames", Map.of("feed", "BITSTAMP"), 3);
        count("trades", Map.of("feed", "KRAKEN"), 7);

        assertThat(metrics.sum("frames")).isEqualTo(5);
        assertThat(metrics.sum("frames", "feed", "KRAKEN")).isEqualTo(2);
    }

    @Test
    void keepsTheCountOfATaskThatEnded() {
        Counter counter = count("frames", Map.of(), 2);
        metrics.removed(counter);
        count("frames", Map.of(), 3);

        assertThat(metrics.sum("frames")).isEqualTo(5);
    }

    @Test
    void leavesOutWhatNeverHappened() {
        count("refused", Map.of("reason", "SKEWED"), 0);
        count("refused", Map.of("reason", "BELOW_FEES"), 4);

        assertThat(metrics.sumsBy("refused", "reason")).isEqualTo(Map.of("BELOW_FEES", 4L));
    }

    @Test
    void readsNumbersOffGauges() {
        Gauge<Long> offset = () -> 9L;
        Gauge<String> word = () -> "nine";
        metrics.added(offset, new Metrics.Named("offset", Map.of("partition", "1")));
        metrics.added(word, new Metrics.Named("offset", Map.of("partition", "2")));

        assertThat(metrics.gauges("offset"))
                .containsExactly(new Metrics.Reading(Map.of("partition", "1"), 9L));
    }

    @Test
    void remembersWhatAGaugeSaidWhenItsJobEnded() {
        Gauge<Long> restarts = () -> 2L;
        metrics.added(restarts, new Metrics.Named("numRestarts", Map.of("job_id", "a")));
        metrics.removed(restarts);

        assertThat(metrics.lastOf("numRestarts", "job_id", "a")).isEqualTo(2);
        assertThat(metrics.lastOf("numRestarts", "job_id", "b")).isZero();
        assertThat(metrics.gauges("numRestarts")).isEmpty();
    }

    @Test
    void remembersTheHistogramOfATaskThatEnded() {
        DescriptiveStatisticsHistogram latency = new DescriptiveStatisticsHistogram(10);
        latency.update(3);
        latency.update(5);
        metrics.added(latency, new Metrics.Named("latency", Map.of()));
        metrics.removed(latency);

        assertThat(metrics.histogram("latency").max()).isEqualTo(5);
        assertThat(metrics.histogram("latency").count()).isEqualTo(2);
        assertThat(metrics.histogram("other")).isEqualTo(Metrics.Sample.NONE);
    }

    private Counter count(String name, Map<String, String> variables, long value) {
        Counter counter = new SimpleCounter();
        counter.inc(value);
        metrics.added(counter, new Metrics.Named(name, variables));
        return counter;
    }
}
