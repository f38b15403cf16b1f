package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.repository.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Prometheus alone raises what Grafana raises from its figures, and both tell somebody. */
class AlertRulesTest {
    private static final JsonNode RULES = yaml("docker/alerts.yml");
    private static final JsonNode PROMETHEUS = yaml("docker/prometheus.yml");
    private static final JsonNode STACK = yaml("docker-compose.yml");
    private static final JsonNode CONTACTS =
            yaml("grafana/provisioning/alerting/contact-points.yaml");

    @Test
    void areThoseOfGrafanaWithTheirThresholds() {
        List<String> ofGrafana =
                GrafanaFiles.alerts().stream()
                        .filter(AlertRulesTest::asksPrometheus)
                        .map(AlertRulesTest::asRule)
                        .toList();

        assertThat(ofGrafana).hasSizeGreaterThan(10);
        assertThat(rules().stream().map(AlertRulesTest::text)).containsExactlyElementsOf(ofGrafana);
    }

    @Test
    void areReadByTheStacksPrometheus() {
        assertThat(PROMETHEUS.path("rule_files"))
                .extracting(JsonNode::asText)
                .isEqualTo(List.of("/etc/prometheus/alerts.yml"));
        assertThat(STACK.at("/services/prometheus/volumes"))
                .extracting(JsonNode::asText)
                .contains("./docker/alerts.yml:/etc/prometheus/alerts.yml:ro");
    }

    @Test
    void goToTheReceiversOfMarketAlertsByTheirMailServer() {
        String receiver = CONTACTS.at("/contactPoints/0/name").asText();
        JsonNode grafana = STACK.at("/services/grafana/environment");

        assertThat(CONTACTS.path("contactPoints"))
                .extracting(each -> each.at("/receivers/0/settings/addresses").asText())
                .containsOnly("$ALERT_TO");
        assertThat(CONTACTS.at("/policies/0/receiver").asText()).isEqualTo(receiver);
        assertThat(grafana.path("ALERT_TO").asText()).startsWith("${ALERT_TO:?");
        assertThat(grafana.path("GF_SMTP_ENABLED").asText()).isEqualTo("true");
        assertThat(grafana.path("GF_SMTP_HOST").asText())
                .isEqualTo("${SMTP_SERVER:-mail}:${SMTP_PORT:-1025}");
        assertThat(grafana.path("GF_SMTP_FROM_ADDRESS").asText()).startsWith("${ALERT_FROM:?");
    }

    @Test
    void whatAMarketDidIsMailedByMarketAndNotSaidToBeOver() {
        JsonNode route = CONTACTS.at("/policies/0/routes/0");
        JsonNode news = CONTACTS.at("/contactPoints/1");

        assertThat(route.at("/object_matchers/0").toString())
                .isEqualTo("[\"severity\",\"=\",\"info\"]");
        assertThat(route.path("group_by").toString()).contains("\"alertname\",\"market\"");
        assertThat(route.path("receiver").asText()).isEqualTo(news.path("name").asText());
        assertThat(news.at("/receivers/0/disableResolveMessage").asBoolean()).isTrue();
        assertThat(GrafanaFiles.alerts())
                .filteredOn(alert -> alert.at("/labels/severity").asText().equals("info"))
                .isNotEmpty()
                .allMatch(alert -> alert.toString().contains("group(columns: [\\\"market\\\"])"));
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        RULES.at("/groups/0/rules").forEach(rules::add);
        return rules;
    }

    private static boolean asksPrometheus(JsonNode alert) {
        return alert.at("/data/0/datasourceUid").asText().equals(GrafanaFiles.PROMETHEUS);
    }

    /** What must stand in a rule of Prometheus for one of Grafana. */
    private static String asRule(JsonNode alert) {
        JsonNode threshold = alert.at("/data/1/model/conditions/0/evaluator");
        String sign = threshold.path("type").asText().equals("lt") ? "<" : ">";
        String asked = alert.at("/data/0/model/expr").asText();
        String expr = "(%s) %s %s".formatted(asked, sign, threshold.at("/params/0").asText());
        if (alert.path("noDataState").asText().equals("Alerting")) {
            String selector = asked.replaceAll(".*?(flink_\\w+(\\{[^}]*})?).*", "$1");
            expr += " or absent(" + selector + ")";
        }
        String summary = alert.at("/annotations/summary").asText().replace("$$", "$");
        return String.join(
                " | ",
                alert.path("title").asText(),
                expr,
                alert.path("for").asText(),
                alert.at("/labels/severity").asText(),
                summary,
                alert.at("/annotations/runbook").asText());
    }

    private static String text(JsonNode rule) {
        return String.join(
                " | ",
                rule.path("alert").asText(),
                rule.path("expr").asText(),
                rule.path("for").asText("0s"),
                rule.at("/labels/severity").asText(),
                rule.at("/annotations/summary").asText(),
                rule.at("/annotations/runbook").asText());
    }

    private static JsonNode yaml(String file) {
        return new ObjectMapper().valueToTree(new Yaml().load(RepositoryFiles.text(file)));
    }
}
