package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.dashboards.GrafanaFiles;
import dev.arbflow.repository.RepositoryFiles;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The stack's Prometheus asks where Flink's reporters are, as often as Grafana believes. */
class PrometheusFileTest {
    private static final JsonNode PROMETHEUS = yaml("docker/prometheus.yml");
    private static final JsonNode STACK = yaml("docker-compose.yml");
    private static final JsonNode FLINK = yaml("flink-conf/config.yaml");

    @Test
    void asksEveryProcessOfFlink() {
        JsonNode discovery = PROMETHEUS.at("/scrape_configs/0/dns_sd_configs/0");
        List<String> services = List.of("jobmanager", "taskmanager");

        assertThat(discovery.path("names")).extracting(JsonNode::asText).isEqualTo(services);
        assertThat(services)
                .allSatisfy(
                        service ->
                                assertThat(STACK.path("services").path(service).path("image"))
                                        .hasToString("\"arbflow-flink:local\""));
        assertThat(FLINK.path("metrics.reporter.prom.port").asText())
                .startsWith(discovery.path("port").asText() + "-");
    }

    @Test
    void keepsEverySeriesThatAPanelShows() {
        String dropped = PROMETHEUS.at("/scrape_configs/0/metric_relabel_configs/0/regex").asText();

        assertThat(GrafanaFiles.promQueries().stream().flatMap(query -> query.metrics().stream()))
                .isNotEmpty()
                .noneMatch(metric -> metric.matches(dropped));
    }

    @Test
    void isReadFromTheFileInTheRepositoryAndAskedByGrafana() {
        JsonNode prometheus = STACK.at("/services/prometheus");
        String source = RepositoryFiles.text("grafana/provisioning/datasources/prometheus.yaml");

        assertThat(prometheus.path("volumes").path(0).asText())
                .isEqualTo("./docker/prometheus.yml:/etc/prometheus/prometheus.yml:ro");
        assertThat(STACK.at("/services/grafana/environment/PROMETHEUS_URL").asText())
                .isEqualTo("http://prometheus:9090");
        assertThat(source)
                .contains("url: $PROMETHEUS_URL")
                .contains(
                        "timeInterval: "
                                + PROMETHEUS.at("/global/scrape_interval").asText()
                                + "\n");
    }

    private static JsonNode yaml(String file) {
        return new ObjectMapper().valueToTree(new Yaml().load(RepositoryFiles.text(file)));
    }
}
