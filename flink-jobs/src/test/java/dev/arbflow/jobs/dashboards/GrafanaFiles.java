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
final class GrafanaFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("..", "grafana");

    private GrafanaFiles() {}

    /** One query and where it stands, for messages. */
    record Query(String where, String text) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<JsonNode> dashboards() {
        return files("dashboards", ".json").map(GrafanaFiles::json).toList();
    }

    static JsonNode alerts() {
        return yaml(FOLDER.resolve("provisioning/alerting/pipeline.yaml"));
    }

    static JsonNode dataSources() {
        return yaml(FOLDER.resolve("provisioning/datasources/influxdb.yaml"));
    }

    /** All panels but the headings of rows. */
    static List<JsonNode> panels(JsonNode dashboard) {
        List<JsonNode> panels = new ArrayList<>();
        dashboard.path("panels").forEach(panels::add);
        panels.removeIf(panel -> panel.path("type").asText().equals("row"));
        return panels;
    }

    /** Every query of every panel, variable and alert. */
    static List<Query> queries() {
        List<Query> queries = new ArrayList<>(panelQueries());
        for (JsonNode dashboard : dashboards()) {
            for (JsonNode variable : dashboard.at("/templating/list")) {
                queries.add(
                        new Query(
                                title(dashboard) + ", variable " + variable.path("name").asText(),
                                variable.at("/query/query").asText()));
            }
        }
        for (JsonNode rule : alerts().at("/groups/0/rules")) {
            queries.add(
                    new Query(
                            "alert " + rule.path("title").asText(),
                            rule.at("/data/0/model/query").asText()));
        }
        return queries;
    }

    static List<Query> panelQueries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode dashboard : dashboards()) {
            for (JsonNode panel : panels(dashboard)) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(
                            new Query(
                                    title(dashboard) + ", " + panel.path("title").asText(),
                                    target.path("query").asText()));
                }
            }
        }
        return queries;
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
