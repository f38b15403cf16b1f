package dev.arbflow.connector.influxdb;

import java.util.function.IntSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.SinkWriterMetricGroup;

/** What a writer counts. */
final class SinkMetrics {

    private final SinkWriterMetricGroup group;
    private final Counter pointsWritten;
    private final Counter batches;
    private final Counter retries;
    private final Counter rejectedPoints;

    SinkMetrics(SinkWriterMetricGroup group) {
        this.group = group;
        this.pointsWritten = group.counter("pointsWritten");
        this.batches = group.counter("batches");
        this.retries = group.counter("retries");
        this.rejectedPoints = group.counter("rejectedPoints");
    }

    /** Shows how many points wait for their batch. */
    void watchBuffer(IntSupplier points) {
        Gauge<Integer> size = points::getAsInt;
        group.gauge("bufferedPoints", size);
    }

    /** The store took a request with so many points. */
    void written(int points) {
        batches.inc();
        pointsWritten.inc(points);
        group.getNumRecordsSendCounter().inc(points);
    }

    void retried() {
        retries.inc();
    }

    void rejected() {
        rejectedPoints.inc();
        group.getNumRecordsSendErrorsCounter().inc();
    }
}
