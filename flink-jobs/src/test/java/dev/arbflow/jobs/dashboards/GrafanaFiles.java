package dev.arbflow.jobs.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The dashboards and what is provisioned with them. */
public final class GrafanaFiles {
    static final String INFLUX = "arbflow-influxdb";
    static final String PROMETHEUS = "arbflow-prometheus";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "grafana");

    private GrafanaFiles() {}

    /** One query in Flux and where it stands, for messages. */
    record Query(String where, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    /** One thing that asks: a panel's target, a variable, an alert. */
    private record Asker(String where, String source, JsonNode asks, boolean isPanel) {
        Query flux() {
            return new Query(where, asks.path("query").asText());
        }

        /** A variable's own function is no PromQL; what it asks for is. */
        PromQuery prom() {
            String text =
                    asks.path("expr")
                            .asText(asks.path("query").asText())
                            .replaceAll("label_values\\((\\w+), (\\w+)\\)", "count by ($2) ($1)");
            return new PromQuery(where, text, asks.path("legendFormat").asText());
        }
    }

    static List<JsonNode> dashboards() {
        return files("dashboards", ".json").map(GrafanaFiles::json).toList();
    }

    /** The rules of every group. */
    static List<JsonNode> alerts() {
        List<JsonNode> rules = new ArrayList<>();
        files("provisioning/alerting", ".yaml")
                .map(GrafanaFiles::yaml)
                .flatMap(file -> file.path("groups").findValues("rules").stream())
                .forEach(group -> group.forEach(rules::add));
        return rules;
    }

    static List<JsonNode> dataSources() {
        List<JsonNode> sources = new ArrayList<>();
        files("provisioning/datasources", ".yaml")
                .map(GrafanaFiles::yaml)
                .forEach(file -> file.path("datasources").forEach(sources::add));
        return sources;
    }

    /** All panels but the headings of rows. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panels::add);
        panels.removeIf(panel -> panel.path("type").asText().equals("row"));
        return panels;
    }

    /** Every query in Flux of every panel, variable and alert. */
    static List<Query> fluxQueries() {
        return askers().filter(asker -> asker.source().equals(INFLUX)).map(Asker::flux).toList();
    }

    /** Those of the panels. */
    static List<Query> fluxPanelQueries() {
        return askers().filter(asker -> asker.isPanel() && asker.source().equals(INFLUX))
                .map(Asker::flux)
                .toList();
    }

    /** Every query in PromQL of every panel and alert. */
    public static List<PromQuery> promQueries() {
        return askers().filter(asker -> asker.source().equals(PROMETHEUS))
                .map(Asker::prom)
                .toList();
    }

    /** Those of the panels. */
    static List<PromQuery> promPanelQueries() {
        return askers().filter(asker -> asker.isPanel() && asker.source().equals(PROMETHEUS))
                .map(Asker::prom)
                .toList();
    }

    /** Titles of the alerts that ask Prometheus. */
    public static List<String> promAlertTitles() {
        return alerts().stream()
                .filter(alert -> alert.at("/data/0/datasourceUid").asText().equals(PROMETHEUS))
                .map(alert -> alert.path("title").asText())
                .toList();
    }

    private static Stream<Asker> askers() {
        return Stream.concat(
                dashboards().stream().flatMap(GrafanaFiles::askersOf),
                alerts().stream().map(GrafanaFiles::askerOf));
    }

    private static Stream<Asker> askersOf(JsonNode dashboard) {
        List<Asker> askers = new ArrayList<>();
        for (JsonNode panel : panels(dashboard)) {
            String where = title(dashboard) + ", " + panel.path("title").asText();
            for (JsonNode target : panel.path("targets")) {
                askers.add(new Asker(where, uid(target), target, true));
            }
        }
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String where = title(dashboard) + ", variable " + variable.path("name").asText();
            askers.add(new Asker(where, uid(variable), variable.path("query"), false));
        }
        return askers.stream();
    }

    private static Asker askerOf(JsonNode alert) {
        JsonNode data = alert.at("/data/0");
        return new Asker(
                "alert " + alert.path("title").asText(),
                data.path("datasourceUid").asText(),
                data.path("model"),
                false);
    }

    private static String uid(JsonNode asker) {
        return asker.at("/datasource/uid").asText();
    }

    /** Every object below a node of which something holds. */
    static List<JsonNode> below(JsonNode node, Predicate<JsonNode> wanted) {
        List<JsonNode> found = new ArrayList<>();
        if (wanted.test(node)) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(below(child, wanted)));
        return found;
    }

    static String title(JsonNode dashboard) {
        return dashboard.path("title").asText();
    }

    private static Stream<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return JSON.valueToTree(new Yaml().load(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
