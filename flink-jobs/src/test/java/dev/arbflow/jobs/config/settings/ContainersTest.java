package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.repository.RepositoryFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What the stack's containers write and are told bears a year of it, and any password. */
class ContainersTest {
    private static final String TEXT = RepositoryFiles.text("docker-compose.yml");
    private static final JsonNode SERVICES =
            new ObjectMapper().valueToTree(new Yaml().load(TEXT)).path("services");

    @Test
    void boundTheirLogs() {
        assertThat(SERVICES)
                .isNotEmpty()
                .allSatisfy(
                        service -> {
                            assertThat(service.at("/logging/driver").asText())
                                    .isEqualTo("json-file");
                            assertThat(service.at("/logging/options/max-size").asText())
                                    .matches("\\d+m");
                            assertThat(service.at("/logging/options/max-file").asText())
                                    .matches("\\d+");
                        });
    }

    /** In an address it would have to be percent-encoded, which Compose cannot do. */
    @Test
    void areGivenNoPasswordInsideAnAddress() {
        assertThat(TEXT).doesNotContainPattern("://[^\\s\"]*:\\$\\{[^}]*}@");
        assertThat(SERVICES.at("/submit/environment/MONGO_PASS").asText())
                .startsWith("${MONGO_PASSWORD:?");
    }

    @Test
    void areAskedForTheirHealthWithoutAJvm() {
        assertThat(SERVICES.at("/kafka/healthcheck/test"))
                .extracting(JsonNode::asText)
                .noneMatch(word -> word.contains("/opt/kafka/bin/"));
    }

    @Test
    void logWhatFlinkLogsElsewhere() {
        List<String> elsewhere = loggers("flink-conf/log4j.properties");

        assertThat(elsewhere).isNotEmpty();
        assertThat(loggers("flink-conf/log4j-console.properties")).isEqualTo(elsewhere);
        assertThat(RepositoryFiles.text("Dockerfile"))
                .contains(
                        "COPY flink-conf/log4j-console.properties"
                                + " /opt/flink/conf/log4j-console.properties\n");
    }

    private static List<String> loggers(String file) {
        return RepositoryFiles.text(file).lines().filter(l -> l.startsWith("logger.")).toList();
    }
}
