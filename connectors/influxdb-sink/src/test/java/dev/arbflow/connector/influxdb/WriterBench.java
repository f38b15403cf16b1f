package dev.arbflow.connector.influxdb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.runtime.metrics.groups.MetricsGroupTestUtils;

/** What a writer under test stands on: metrics to look at and pauses that only take note. */
final class WriterBench {

    final List<Duration> pauses = new ArrayList<>();
    private final MetricListener metrics = new MetricListener();
    private final SinkMetrics sinkMetrics =
            new SinkMetrics(MetricsGroupTestUtils.mockWriterMetricGroup(metrics.getMetricGroup()));

    static InfluxOptions.Builder options(String url) {
        return InfluxOptions.to(url, "s3cret", "desk", "market")
                .backoff(Duration.ofMillis(100), Duration.ofSeconds(1));
    }

    SinkMetrics metrics() {
        return sinkMetrics;
    }

    BatchWriter batchWriter(InfluxConnection connection, InfluxOptions options) {
        return batchWriter(connection, options, pauses::add);
    }

    BatchWriter batchWriter(InfluxConnection connection, InfluxOptions options, Pause pause) {
        RejectedPoints rejected = new RejectedPoints(options.onRejected(), sinkMetrics);
        return new BatchWriter(connection, options, rejected, sinkMetrics, pause);
    }

    long count(String counter) {
        return metrics.getCounter(counter).orElseThrow().getCount();
    }

    Object gauge(String name) {
        return metrics.getGauge(name).orElseThrow().getValue();
    }
}
