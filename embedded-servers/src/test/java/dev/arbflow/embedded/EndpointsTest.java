package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private static final Path UNUSED = Path.of("unused");

    @Test
    void usesTheServersThatTheEnvironmentNames() throws Exception {
        Endpoints endpoints =
                new Endpoints(
                        Map.of(
                                "KAFKA_BROKER", "kafka:9092",
                                "MONGO_URI", "mongodb://mongo",
                                "INFLUX_URL", "http://influx:8086",
                                "INFLUX_TOKEN", "secret",
                                "INFLUX_ORG", "desk",
                                "INFLUX_BUCKET", "market"));
        try (KafkaBroker kafka = endpoints.kafka(UNUSED);
                MongoStore mongo = endpoints.mongo(UNUSED);
                InfluxStore influx = endpoints.influx(UNUSED)) {
            assertThat(kafka.bootstrapServers()).isEqualTo("kafka:9092");
            assertThat(mongo.uri()).isEqualTo("mongodb://mongo");
            assertThat(influx)
                    .isEqualTo(new RemoteInflux("http://influx:8086", "secret", "desk", "market"));
        }
    }

    @Test
    void anInfluxUrlAloneIsNotEnough() {
        Endpoints endpoints =
                new Endpoints(Map.of("INFLUX_URL", "http://influx:8086", "INFLUX_TOKEN", "secret"));
        assertThatThrownBy(() -> endpoints.influx(UNUSED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("INFLUX_URL is set, so INFLUX_ORG must be set too");
    }
}
