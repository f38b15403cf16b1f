package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.embedded.endpoints.OwnServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@OwnServer("it starts the server while a job waits for it")
class InfluxLateServerITCase {
    @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

    private static final String MEASUREMENT = "numbers";

    @TempDir Path dataDir;

    @Test
    void aServerThatStartsLateGetsEverything() throws Exception {
        int port;
        InfluxSink<Long> sink;
        try (EmbeddedInflux store = EmbeddedInflux.start(dataDir, 0)) {
            store.createTable(MEASUREMENT, List.of("venue"), Map.of("number", FieldType.LONG));
            port = URI.create(store.url()).getPort();
            sink = InfluxSinkITCase.sink(store, MEASUREMENT);
        }
        StreamExecutionEnvironment env = InfluxSinkITCase.environment();
        env.fromSequence(0, 99).sinkTo(sink);
        JobClient job = env.executeAsync();
        try (EmbeddedInflux store = EmbeddedInflux.start(dataDir, port)) {
            job.getJobExecutionResult().get();
            assertThat(store.rows(MEASUREMENT)).hasSize(100);
        }
    }
}
