package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.arbflow.repository.RepositoryFiles;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
    }

    /** The file .env holds them, and goes to each of these as a whole. */
    @ParameterizedTest
    @ValueSource(strings = {"submit", "second-ingest"})
    void thatSubmitJobsDoNotKnowTheLoginsThatMayDoEverything(String service) {
        JsonNode environment = SERVICES.path(service).path("environment");

        assertThat(mightyVariables()).isNotEmpty();
        assertThat(mightyVariables())
                .allSatisfy(
                        name ->
                                assertThat(environment.path(name))
                                        .as(name)
                                        .isEqualTo(TextNode.valueOf("")));
        assertThat(environment.path("MONGO_USER").asText()).isEqualTo("arbflow-jobs");
        assertThat(List.of("MONGO_PASS", "INFLUX_TOKEN"))
                .allSatisfy(
                        secret -> {
                            assertThat(environment.path(secret).asText("none")).isEmpty();
                            assertThat(environment.path(secret + "_FILE").asText())
                                    .startsWith("/run/arbflow/");
                        });
        assertThat(SERVICES.path(service).path("volumes"))
                .extracting(JsonNode::asText)
                .contains("jobs-secrets:/run/arbflow:ro");
    }

    @Test
    void grafanaKnowsOnlyItsOwnTokenAndPassword() {
        JsonNode grafana = SERVICES.path("grafana");

        assertThat(grafana.path("environment"))
                .extracting(JsonNode::asText)
                .noneMatch(value -> value.matches(".*\\$\\{(MONGO|INFLUX)_\\w*(PASS|TOKEN).*"));
        assertThat(grafana.path("volumes"))
                .extracting(JsonNode::asText)
                .contains("grafana-secrets:/run/arbflow:ro")
                .noneMatch(volume -> volume.startsWith("jobs-secrets:"));
        assertThat(grafana.path("entrypoint").path(2).asText())
                .startsWith("INFLUX_TOKEN=$$(cat /run/arbflow/influx-token) && ")
                .endsWith(" && exec /run.sh");
    }

    @Test
    void nameNoSecretOnACommandLine() {
        assertThat(SERVICES)
                .allSatisfy(
                        service ->
                                assertThat(
                                                List.of(
                                                        service.path("command"),
                                                        service.path("entrypoint"),
                                                        service.at("/healthcheck/test")))
                                        .extracting(JsonNode::toString)
                                        .noneMatch(words -> words.contains("${")));
    }

    @ParameterizedTest
    @CsvSource({"submit, ''", "second-ingest, ' ingest'"})
    void areUnwellWhileAJobDoesNotRun(String service, String jobs) {
        assertThat(words(SERVICES.path(service).path("command")))
                .isEqualTo("/opt/arbflow/watch.sh" + jobs);
        assertThat(words(SERVICES.path(service).at("/healthcheck/test")))
                .isEqualTo("CMD /opt/arbflow/watch.sh --check" + jobs);
        assertThat(RepositoryFiles.text("Dockerfile"))
                .contains("COPY docker/watch.sh /opt/arbflow/watch.sh\n");
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" "));
    }

    /** What .env.example gives for the stores and Grafana themselves. */
    private static List<String> mightyVariables() {
        return RepositoryFiles.text(".env.example")
                .lines()
                .filter(line -> line.matches("[A-Z]+_(\\w+_)?(PASSWORD|TOKEN)=.+"))
                .map(line -> line.split("=", 2)[0])
                .toList();
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
