package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every panel's query on a real InfluxDB 2, and on a real Prometheus that has watched the
 * jobs. Without {@code INFLUX_URL} or {@code PROMETHEUS_URL} there is none, and each test says that
 * it was skipped; so does the one that wants rows where the jobs have not written within the hour.
 */
@Tag("dashboards")
class DashboardQueriesITCase {
    private static final Map<String, String> ENV = System.getenv();

    private static final String OPTIONS =
            "option v = {defaultBucket: \"%s\", timeRangeStart: -1h, timeRangeStop: now(),"
                    + " windowPeriod: 10s}\n";

    static List<GrafanaFiles.Query> queries() {
        return GrafanaFiles.fluxPanelQueries();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isAnsweredByInfluxDb(GrafanaFiles.Query query) throws Exception {
        assumeTrue(ENV.containsKey("INFLUX_URL"), "no InfluxDB; set INFLUX_URL and INFLUX_TOKEN");

        HttpResponse<String> answer = ask(query.text());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(FluxAnswer.error(answer.body())).as(query.where()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void returnsRows(GrafanaFiles.Query query) throws Exception {
        assumeTrue(ENV.containsKey("INFLUX_URL"), "no InfluxDB; set INFLUX_URL and INFLUX_TOKEN");
        assumeTrue(jobsHaveWritten(), "no quote of the last hour in INFLUX_BUCKET; run the jobs");

        assertThat(FluxAnswer.rows(ask(query.text()).body())).as(query.where()).isNotEmpty();
    }

    private static boolean jobsHaveWritten() throws Exception {
        HttpResponse<String> newest =
                ask(
                        """
                        from(bucket: v.defaultBucket) |> range(start: v.timeRangeStart)
                          |> filter(fn: (r) => r._measurement == "quote") |> last()
                        """);
        return newest.statusCode() == 200 && !FluxAnswer.rows(newest.body()).isEmpty();
    }

    private static HttpResponse<String> ask(String flux) throws Exception {
        return HttpClient.newHttpClient().send(request(flux), HttpResponse.BodyHandlers.ofString());
    }

    static List<PromQuery> promQueries() {
        return GrafanaFiles.promQueries();
    }

    @ParameterizedTest
    @MethodSource("promQueries")
    void isAnsweredByPrometheusWithSeriesIfAPanelAsks(PromQuery query) throws Exception {
        assumeTrue(
                ENV.containsKey("PROMETHEUS_URL"),
                "skipped: no Prometheus; set PROMETHEUS_URL to one that watches the jobs");
        String text = query.text().replace("${job:regex}", ".*").replace("$__rate_interval", "20s");

        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(promRequest(text), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        if (GrafanaFiles.promPanelQueries().contains(query)) {
            assertThat(answer.body()).as(query.where()).contains("\"metric\":");
        }
    }

    private static HttpRequest promRequest(String query) {
        return HttpRequest.newBuilder(
                        URI.create(
                                ENV.get("PROMETHEUS_URL")
                                        + "/api/v1/query?query="
                                        + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .build();
    }

    private static HttpRequest request(String query) {
        String bucket = ENV.getOrDefault("INFLUX_BUCKET", "arbflow");
        String org = ENV.getOrDefault("INFLUX_ORG", "arbflow");
        return HttpRequest.newBuilder(
                        URI.create(
                                ENV.get("INFLUX_URL")
                                        + "/api/v2/query?org="
                                        + URLEncoder.encode(org, StandardCharsets.UTF_8)))
                .header("Authorization", "Token " + ENV.getOrDefault("INFLUX_TOKEN", ""))
                .header("Content-Type", "application/vnd.flux")
                .POST(HttpRequest.BodyPublishers.ofString(flux(query, bucket)))
                .build();
    }

    /** Imports must stay first; Grafana fills its variables in as text. */
    private static String flux(String query, String bucket) {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        query.lines()
                .forEach(line -> (line.startsWith("import ") ? imports : body).append(line + '\n'));
        return (imports + OPTIONS.formatted(bucket) + body)
                .replace("${market}", "BTC/USD")
                .replace("${venue:regex}", ".*");
    }
}
