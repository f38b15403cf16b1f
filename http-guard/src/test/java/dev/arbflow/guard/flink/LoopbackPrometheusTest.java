package dev.arbflow.guard.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.metrics.filter.MetricFilter;
import org.apache.flink.runtime.metrics.groups.FrontMetricGroup;
import org.apache.flink.runtime.metrics.groups.ReporterScopedSettings;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopbackPrometheusTest {
    private final LoopbackPrometheus reporter = started("0");

    @AfterEach
    void close() {
        reporter.close();
    }

    @Test
    void answersWithTheMetricsThatFlinkReports() throws Exception {
        Counter episodes = new SimpleCounter();
        episodes.inc(3);
        reporter.notifyOfAddedMetric(episodes, "episodes", group());

        HttpResponse<String> answer = get("Accept", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).containsPattern("(?m)^flink_\\S*episodes\\S* 3\\.0$");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
    }

    @Test
    void doesNotAnswerPagesOfOthers() throws Exception {
        assertThat(get("Origin", "http://foreign.example").statusCode()).isEqualTo(403);
        assertThat(get("Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
    }

    @Test
    void takesTheFirstPortThatIsFree() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(loopback, 0));
            LoopbackPrometheus other = started(taken.getLocalPort() + ",0");

            assertThat(other.port()).isPositive().isNotEqualTo(taken.getLocalPort());
            other.close();
            assertThatThrownBy(() -> started(Integer.toString(taken.getLocalPort())))
                    .hasMessageContaining("no port");
        }
    }

    private HttpResponse<String> get(String header, String value) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + reporter.port() + "/metrics");
        HttpRequest request = HttpRequest.newBuilder(uri).header(header, value).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static LoopbackPrometheus started(String ports) {
        Properties options = new Properties();
        options.setProperty("port", ports);
        return (LoopbackPrometheus) new LoopbackPrometheusFactory().createMetricReporter(options);
    }

    private static MetricGroup group() {
        return new FrontMetricGroup<>(
                new ReporterScopedSettings(0, '.', MetricFilter.NO_OP_FILTER, Set.of(), Map.of()),
                UnregisteredMetricGroups.createUnregisteredTaskManagerMetricGroup());
    }
}
