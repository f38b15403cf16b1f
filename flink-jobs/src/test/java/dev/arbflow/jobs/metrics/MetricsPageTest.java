package dev.arbflow.jobs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.dashboards.GrafanaFiles;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/observability.md, the alerts and the dashboards go together. */
class MetricsPageTest {

    @Test
    void everyAlertThatIsNamedIsDescribedAndEveryOneDescribedIsUsed() {
        TreeSet<String> used = new TreeSet<>();
        Stream.concat(MetricsPage.ours().stream(), MetricsPage.flinks().stream())
                .forEach(row -> used.add(row.alert()));
        used.remove("");

        assertThat(described()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void everyAlertThatIsDescribedIsProvisioned() {
        assertThat(GrafanaFiles.promAlertTitles()).containsExactlyInAnyOrderElementsOf(described());
    }

    @Test
    void everyDropHasAPanel() {
        List<String> shown =
                GrafanaFiles.promQueries().stream()
                        .flatMap(query -> query.metrics().stream())
                        .map(metric -> metric.substring(metric.lastIndexOf('_') + 1))
                        .toList();

        assertThat(MetricsPage.ours())
                .filteredOn(row -> row.meaning().startsWith("dropped"))
                .hasSizeGreaterThan(10)
                .allSatisfy(row -> assertThat(shown).contains(row.metric()));
    }

    private static List<String> described() {
        return MetricsPage.alerts().stream().map(MetricsPage.Row::metric).toList();
    }
}
