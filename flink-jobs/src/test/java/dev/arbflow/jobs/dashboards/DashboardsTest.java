package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dashboards cannot lie: all that they name is written by the jobs and provisioned beside them. */
class DashboardsTest {

    static List<GrafanaFiles.Query> queries() {
        return GrafanaFiles.fluxQueries();
    }

    static List<JsonNode> dashboards() {
        return GrafanaFiles.dashboards();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void namesOnlyWhatTheJobsWrite(GrafanaFiles.Query query) {
        assertThat(new FluxQuery(query.text()).complaints()).as(query.where()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"sprd\")",
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"spread\""
                        + " and r._field == \"netBasisPoints\")",
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"spread\""
                        + " and r.venue == \"KRAKEN\")",
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"discord\")"
                        + " |> filter(fn: (r) => r._field == \"correlation\""
                        + " or r._field == \"moments\") |> group()",
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"spread\")"
                        + " |> group(columns: [\"seller\"])",
                "from(bucket: v.defaultBucket) |> filter(fn: (r) => r._measurement == \"spread\")"
                        + " |> pivot(rowKey: [\"buyer\"], columnKey: [\"sell\"], valueColumn:"
                        + " \"_value\")",
                "from(bucket: v.defaultBucket) |> range(start: v.timeRangeStart)",
                "schema.tagValues(bucket: v.defaultBucket, tag: \"exchange\","
                        + " predicate: (r) => r._measurement == \"quote\")"
            })
    void noticesWhatIsNotWritten(String query) {
        assertThat(new FluxQuery(query).complaints()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShows(JsonNode dashboard) {
        assertThat(GrafanaFiles.panels(dashboard))
                .isNotEmpty()
                .allSatisfy(
                        panel -> {
                            assertThat(panel.path("title").asText()).isNotBlank();
                            assertThat(panel.path("description").asText())
                                    .as(panel.path("title").asText())
                                    .endsWith(".");
                            assertThat(panel.path("targets")).isNotEmpty();
                        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void noTwoPanelsShareANumberOrAPlace(JsonNode dashboard) {
        List<Integer> numbers = new ArrayList<>();
        Set<String> places = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            numbers.add(panel.path("id").asInt());
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = at.path("x").asInt();
                    x < at.path("x").asInt() + at.path("w").asInt();
                    x++) {
                for (int y = at.path("y").asInt();
                        y < at.path("y").asInt() + at.path("h").asInt();
                        y++) {
                    assertThat(places.add(x + "," + y)).as(panel.path("title").asText()).isTrue();
                }
            }
        }
        assertThat(numbers).doesNotHaveDuplicates();
    }

    @Test
    void countsOfTradesAreNotShownBesideTheirReleases() {
        assertThat(GrafanaFiles.dashboards())
                .filteredOn(each -> each.path("uid").asText().endsWith("fairness-and-privacy"))
                .singleElement()
                .satisfies(
                        dashboard ->
                                assertThat(dashboard.findValuesAsText("query"))
                                        .isNotEmpty()
                                        .noneMatch(query -> query.contains("coverage_alarm")));
    }

    @Test
    void everyDataSourceIsProvisioned() {
        List<String> provisioned =
                GrafanaFiles.dataSources().stream()
                        .map(source -> source.path("uid").asText())
                        .toList();
        for (JsonNode dashboard : GrafanaFiles.dashboards()) {
            assertThat(GrafanaFiles.below(dashboard, node -> node.has("datasource")))
                    .isNotEmpty()
                    .allSatisfy(
                            node ->
                                    assertThat(provisioned)
                                            .contains(node.at("/datasource/uid").asText()));
        }
        assertThat(GrafanaFiles.alerts())
                .flatExtracting(alert -> alert.findValuesAsText("datasourceUid"))
                .allMatch(uid -> uid.equals("__expr__") || provisioned.contains(uid));
    }

    @Test
    void everyLinkLeadsToADashboard() {
        List<String> uids =
                GrafanaFiles.dashboards().stream().map(d -> d.path("uid").asText()).toList();

        assertThat(uids).doesNotHaveDuplicates();
        for (JsonNode dashboard : GrafanaFiles.dashboards()) {
            List<String> others = new ArrayList<>(uids);
            others.remove(dashboard.path("uid").asText());
            assertThat(dashboard.path("links").findValuesAsText("url"))
                    .as(GrafanaFiles.title(dashboard))
                    .containsExactlyInAnyOrderElementsOf(
                            others.stream().map(uid -> "/d/" + uid).toList());
        }
    }

    @Test
    void everyAlertLeadsToAPanel() {
        for (JsonNode rule : GrafanaFiles.alerts()) {
            List<Integer> panels =
                    GrafanaFiles.dashboards().stream()
                            .filter(d -> d.path("uid").equals(rule.path("dashboardUid")))
                            .flatMap(d -> GrafanaFiles.panels(d).stream())
                            .map(panel -> panel.path("id").asInt())
                            .toList();
            assertThat(panels)
                    .as(rule.path("title").asText())
                    .contains(rule.path("panelId").asInt());
        }
    }

    @Test
    void everyVariableThatAQueryUsesIsOneOfItsDashboard() {
        Pattern used = Pattern.compile("\\$\\{(\\w+)(?::regex)?}");
        for (JsonNode dashboard : GrafanaFiles.dashboards()) {
            List<String> variables = dashboard.at("/templating/list").findValuesAsText("name");
            for (JsonNode panel : GrafanaFiles.panels(dashboard)) {
                for (JsonNode target : panel.path("targets")) {
                    String asked = target.path("query").asText() + target.path("expr").asText();
                    assertThat(used.matcher(asked).results().map(match -> match.group(1)))
                            .as(panel.path("title").asText())
                            .isSubsetOf(variables);
                }
            }
        }
    }

    @Test
    void everyTargetAsksItsDataSourceInItsLanguage() {
        for (JsonNode dashboard : GrafanaFiles.dashboards()) {
            for (JsonNode panel : GrafanaFiles.panels(dashboard)) {
                for (JsonNode target : panel.path("targets")) {
                    boolean prometheus =
                            target.at("/datasource/uid").asText().equals(GrafanaFiles.PROMETHEUS);
                    assertThat(target.path(prometheus ? "expr" : "query").asText())
                            .as(panel.path("title").asText())
                            .isNotBlank();
                }
            }
        }
    }
}
