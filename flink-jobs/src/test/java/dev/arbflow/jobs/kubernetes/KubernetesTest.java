package dev.arbflow.jobs.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.arbflow.jobs.config.settings.Setting;
import dev.arbflow.repository.RepositoryFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What Kubernetes is told is what the operator takes, and what is deployed elsewhere too. */
class KubernetesTest {
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Manifests.schema());

    /** Of flink-conf/config.yaml: what the operator sets by fields, or Kubernetes by itself. */
    private static final Set<String> NOT_HERE =
            Set.of(
                    "jobmanager.memory.process.size",
                    "taskmanager.memory.process.size",
                    "taskmanager.load-balance.mode",
                    "parallelism.default",
                    "metrics.reporter.prom.port");

    static List<String> jobs() {
        return Manifests.JOBS;
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void theOperatorTakesEachJob(String name) {
        JsonNode job = Manifests.job(name);

        assertThat(job.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
        assertThat(job.path("kind").asText()).isEqualTo("FlinkDeployment");
        assertThat(complaints(job.path("spec"))).isEmpty();
    }

    @Test
    void prometheusAsksWhatItAsksInTheComposeStackAsOften() {
        JsonNode stack =
                new ObjectMapper()
                        .valueToTree(
                                new Yaml().load(RepositoryFiles.text("docker/prometheus.yml")));
        JsonNode job = stack.at("/scrape_configs/0");
        JsonNode endpoint = Manifests.file("pod-monitor.yaml").at("/spec/podMetricsEndpoints/0");

        assertThat(endpoint.path("interval"))
                .isEqualTo(stack.at("/global/scrape_interval"))
                .isNotEqualTo(stack.path("absent"));
        assertThat(endpoint.path("scrapeTimeout")).isEqualTo(stack.at("/global/scrape_timeout"));
        assertThat(endpoint.path("path")).isEqualTo(job.path("metrics_path"));
        assertThat(endpoint.path("metricRelabelings")).hasSize(1);
        assertThat(job.path("metric_relabel_configs")).hasSize(1);
        assertThat(endpoint.at("/metricRelabelings/0/regex"))
                .isEqualTo(job.at("/metric_relabel_configs/0/regex"));
        assertThat(endpoint.at("/metricRelabelings/0/sourceLabels"))
                .isEqualTo(job.at("/metric_relabel_configs/0/source_labels"));
        assertThat(endpoint.at("/metricRelabelings/0/action"))
                .isEqualTo(job.at("/metric_relabel_configs/0/action"));
    }

    @Test
    void aFieldThatTheOperatorDoesNotKnowWouldBeNoticed() {
        ObjectNode spec = Manifests.job("ingest").path("spec").deepCopy();
        ((ObjectNode) spec.path("job")).put("entryClas", "x");
        ((ObjectNode) spec.at("/podTemplate/spec/containers/0")).put("environment", "x");
        ((ObjectNode) spec.path("flinkConfiguration")).put("web.history", 20);

        assertThat(complaints(spec)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void eachJobRunsItsClassAndKeepsItsStateApart(String name) throws Exception {
        JsonNode spec = Manifests.job(name).path("spec");
        JsonNode flink = spec.path("flinkConfiguration");

        assertThat(
                        Class.forName(spec.at("/job/entryClass").asText())
                                .getMethod("main", String[].class))
                .isNotNull();
        assertThat(RepositoryFiles.text("Dockerfile"))
                .contains(" " + spec.at("/job/jarURI").asText().replace("local://", "") + "\n");
        for (String folder :
                List.of(
                        "high-availability.storageDir",
                        "execution.checkpointing.dir",
                        "execution.checkpointing.savepoint-dir")) {
            assertThat(flink.path(folder).asText())
                    .startsWith("file:///data/flink/")
                    .endsWith(name);
        }
        assertThat(flink.path("high-availability.cluster-id").asText())
                .isEqualTo(Manifests.job(name).at("/metadata/name").asText());
        assertThat(flink.path("arbflow.rest.hosts").asText())
                .contains(
                        "arbflow-%s-rest.%s:8081"
                                .formatted(
                                        name,
                                        Manifests.file("kustomization.yaml")
                                                .path("namespace")
                                                .asText()));
    }

    @Test
    void flinkRunsAsItDoesElsewhere() {
        Map<String, Object> elsewhere =
                new Yaml().load(RepositoryFiles.text("flink-conf/config.yaml"));
        JsonNode here = Manifests.file("common.yaml").at("/spec/flinkConfiguration");

        assertThat(elsewhere).hasSizeGreaterThan(20);
        elsewhere.forEach(
                (key, value) -> {
                    if (!NOT_HERE.contains(key)) {
                        assertThat(here.path(key).asText()).as(key).isEqualTo(value.toString());
                    }
                });
        assertThat(
                        Manifests.file("common.yaml")
                                .at("/spec/logConfiguration/log4j-console.properties")
                                .asText())
                .isEqualTo(RepositoryFiles.text("flink-conf/log4j-console.properties"));
    }

    @Test
    void everySecretComesFromAFileAndEverySettingIsOne() {
        List<String> secrets =
                Stream.of(Setting.values())
                        .filter(Setting::isSecret)
                        .map(secret -> secret.name() + "_FILE")
                        .toList();
        JsonNode container =
                Manifests.file("common.yaml").at("/spec/podTemplate/spec/containers/0");

        assertThat(container.path("env"))
                .isNotEmpty()
                .allSatisfy(
                        variable -> {
                            assertThat(secrets).contains(variable.path("name").asText());
                            assertThat(variable.path("value").asText())
                                    .startsWith("/run/secrets/arbflow/");
                        });
        List<String> names =
                RepositoryFiles.text(Manifests.FOLDER + "settings.env")
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Setting.valueOf(name).byDefault()).isNotNull());
        // A login inside the address would be a secret in a ConfigMap.
        assertThat(RepositoryFiles.text(Manifests.FOLDER + "settings.env"))
                .doesNotContainPattern("://[^\\s]*@");
    }

    @Test
    void policyAndMonitorFindThePods() {
        JsonNode template = Manifests.file("common.yaml").at("/spec/podTemplate");
        JsonNode labels = template.at("/metadata/labels");
        JsonNode policy = Manifests.file("network-policy.yaml").path("spec");
        JsonNode monitor = Manifests.file("pod-monitor.yaml").path("spec");

        assertThat(policy.at("/podSelector/matchLabels")).isEqualTo(labels);
        assertThat(monitor.at("/selector/matchLabels")).isEqualTo(labels);
        assertThat(monitor.at("/podMetricsEndpoints/0/port").asText())
                .isEqualTo(template.at("/spec/containers/0/ports/0/name").asText());
        assertThat(policy.path("ingress").findValuesAsText("port")).containsExactly("8081", "9249");
    }

    @Test
    void everyFileIsPartOfTheBase() throws Exception {
        JsonNode base = Manifests.file("kustomization.yaml");
        List<String> named = new ArrayList<>();
        base.path("resources").forEach(file -> named.add(file.asText()));
        named.add(base.at("/patches/0/path").asText());
        named.add(base.at("/configMapGenerator/0/envs/0").asText());
        named.add("kustomization.yaml");

        try (Stream<Path> files = Files.list(RepositoryFiles.path(Manifests.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    private static List<String> complaints(JsonNode spec) {
        return SCHEMA.validate(new ObjectMapper().valueToTree(spec)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
