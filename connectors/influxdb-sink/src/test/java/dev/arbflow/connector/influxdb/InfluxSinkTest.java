package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfluxSinkTest {

    private ScriptedInflux influx;

    @BeforeEach
    void listen() throws IOException {
        influx = new ScriptedInflux();
    }

    @AfterEach
    void stop() {
        influx.close();
    }

    @Test
    void whatACheckpointHoldsTheStoreHasConfirmed() throws Exception {
        OperatorSubtaskState snapshot;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(1L, 1);
            harness.prepareSnapshotPreBarrier(1);
            snapshot = harness.snapshot(1, 1);
            assertThat(influx.stored).containsExactly("quote bid=1.5 1");
            harness.processElement(2L, 2);
        }
        try (var restored = harness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processElement(2L, 2);
            restored.endInput();
        }
        assertThat(influx.stored).containsExactly("quote bid=1.5 1", "quote bid=1.5 2");
    }

    @Test
    void flushesByTheTasksClock() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(1L, 1);
            harness.setProcessingTime(999);
            assertThat(influx.stored).isEmpty();
            harness.setProcessingTime(1_000);
            assertThat(influx.stored).hasSize(1);
        }
    }

    @Test
    void travelsToTheTaskManagers() throws Exception {
        byte[] bytes = InstantiationUtil.serializeObject(sink());
        assertThat(
                        InstantiationUtil.<InfluxSink<Long>>deserializeObject(
                                bytes, getClass().getClassLoader()))
                .isNotNull();
    }

    @Test
    void needsOptionsAndPoints() {
        InfluxOptions options = WriterBench.options(influx.url()).build();
        assertThatThrownBy(() -> InfluxSink.<Long>builder().options(options).build())
                .hasMessage("points");
        assertThatThrownBy(() -> InfluxSink.<Long>builder().points((value, out) -> {}).build())
                .hasMessage("options");
    }

    private OneInputStreamOperatorTestHarness<Long, ?> harness() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(new SinkWriterOperatorFactory<>(sink()));
    }

    private InfluxSink<Long> sink() {
        return InfluxSink.<Long>builder()
                .options(
                        WriterBench.options(influx.url())
                                .batches(100, Duration.ofSeconds(1))
                                .build())
                .points(
                        (timeNs, out) ->
                                out.accept(
                                        Point.measurement("quote")
                                                .addField("bid", 1.5)
                                                .time(timeNs, WritePrecision.NS)))
                .build();
    }
}
