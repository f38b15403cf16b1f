package dev.arbflow.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.dashboards.GrafanaFiles;
import dev.arbflow.jobs.dashboards.PromQuery;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * docs/observability.md names every metric that the jobs register, with its kind, and dashboards
 * and alerts name only what Flink's own Prometheus reporter, set up as in flink-conf, then answers.
 */
@Tag("kafka")
class MetricsTableITCase {
    @RegisterExtension
    static final MiniClusterExtension CLUSTER = Clusters.of(RunningJobs.COUNT, reporters());

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;

    @Test
    void tableDashboardsAndAlertsNameWhatTheJobsRegister() throws Exception {
        try (RunningJobs ignored = RunningJobs.start(folder)) {
            tableHasExactlyTheMetricsThatTheJobsRegister();
            dashboardsAndAlertsNameOnlyWhatPrometheusFinds();
        }
    }

    private static void tableHasExactlyTheMetricsThatTheJobsRegister() throws Exception {
        Map<String, String> ours =
                MetricsPage.ours().stream()
                        .collect(Collectors.toMap(MetricsPage.Row::metric, MetricsPage.Row::kind));
        Set<String> flinks =
                MetricsPage.flinks().stream()
                        .map(MetricsPage.Row::metric)
                        .collect(Collectors.toSet());
        Eventually.holds(
                () ->
                        "every metric of docs/observability.md is registered, but not "
                                + missing(ours.keySet(), flinks),
                PATIENCE,
                () -> missing(ours.keySet(), flinks).isEmpty());
        TreeMap<String, String> registered = new TreeMap<>(MetricsInventory.OURS);
        // Flink registers some of its own only when our watermarks first call it.
        registered.keySet().removeAll(flinks);
        assertThat(registered)
                .as("metrics and their kinds in docs/observability.md")
                .isEqualTo(new TreeMap<>(ours));
    }

    private static Set<String> missing(Set<String> ours, Set<String> flinks) {
        Set<String> missing = new TreeSet<>(ours);
        missing.removeAll(MetricsInventory.OURS.keySet());
        flinks.stream().filter(each -> !MetricsInventory.ALL.contains(each)).forEach(missing::add);
        return missing;
    }

    private static void dashboardsAndAlertsNameOnlyWhatPrometheusFinds() throws Exception {
        List<PromQuery> queries = GrafanaFiles.promQueries();
        assertThat(queries).isNotEmpty();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> complaints;
        do {
            complaints = complaints(queries);
        } while (!complaints.isEmpty() && System.nanoTime() < deadline);
        assertThat(complaints).isEmpty();
    }

    /** On a machine with much else to do the reporter may drop a connection: a scrape is missed. */
    private static List<String> complaints(List<PromQuery> queries) throws InterruptedException {
        try {
            Map<String, Map<String, Set<String>>> series = scrape().series();
            return queries.stream().flatMap(q -> q.complaints(series).stream()).toList();
        } catch (IOException e) {
            return List.of("the reporter did not answer: " + e.getMessage());
        }
    }

    private static Exposition scrape() throws IOException, InterruptedException {
        URI reporter = URI.create("http://127.0.0.1:" + PrometheusAnywhere.port() + "/metrics");
        return Exposition.of(
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(reporter).build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private static Configuration reporters() {
        Configuration configuration = new Configuration();
        // Read by Flink itself: its reporters do not see a value of another type than they expect.
        configuration.addAll(GlobalConfiguration.loadConfiguration("../flink-conf"));
        configuration.keySet().stream()
                .filter(key -> !key.startsWith("metrics.reporter.prom."))
                .forEach(
                        key ->
                                configuration.removeConfig(
                                        ConfigOptions.key(key).stringType().noDefaultValue()));
        configuration.setString(
                "metrics.reporter.prom.factory.class", PrometheusAnywhere.class.getName());
        configuration.setString(
                "metrics.reporter.inventory.factory.class", MetricsInventory.class.getName());
        return configuration;
    }
}
