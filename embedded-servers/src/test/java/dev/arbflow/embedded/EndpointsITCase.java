package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsITCase {

    @TempDir Path dataDir;

    @Test
    void startsWhatTheEnvironmentDoesNotName() throws Exception {
        Endpoints endpoints = new Endpoints(Map.of());
        try (KafkaBroker kafka = endpoints.kafka(dataDir.resolve("kafka"));
                MongoStore mongo = endpoints.mongo(dataDir.resolve("mongo"));
                InfluxStore influx = endpoints.influx(dataDir.resolve("influx"))) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThat(mongo.uri()).startsWith("mongodb://127.0.0.1:");
            assertThat(influx.url()).startsWith("http://127.0.0.1:");
        }
    }
}
