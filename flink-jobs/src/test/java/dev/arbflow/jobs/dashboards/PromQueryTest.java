package dev.arbflow.jobs.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query in PromQL is read well enough to notice what Prometheus does not find. */
class PromQueryTest {
    private static final Map<String, Map<String, Set<String>>> EXPOSED =
            Map.of(
                    "flink_trades",
                    Map.of("feed", Set.of("KRAKEN"), "job_name", Set.of("arbflow ingest")),
                    "flink_checkpoints",
                    Map.of("job_name", Set.of("arbflow ingest")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "sum by (feed) (rate(flink_trades{job_name=~\"${job:regex}\"}[$__rate_interval])) | {{feed}}",
                "sum(flink_trades{feed=\"KRAKEN\"} > 1e3) or vector(0) | trades",
                "time() - max by (job_name) (timestamp(flink_checkpoints) and (changes(flink_checkpoints[15s]) > 0)) |"
                        + " {{job_name}}"
            })
    void findsNothingWrongWithWhatIsThere(String text, String legend) {
        assertThat(new PromQuery("here", text, legend).complaints(EXPOSED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "sum(flink_trade) | trades | nothing exposes flink_trade",
                "sum(rate(flink_trades[1m])) / sum(flink_books) | x | nothing exposes flink_books",
                "sum by (venue) (flink_trades) | x | flink_trades has no label venue",
                "sum by (feed) (flink_checkpoints) | x | flink_checkpoints has no label feed",
                "sum(flink_trades{venue=\"KRAKEN\"}) | x | flink_trades has no label venue",
                "sum(flink_trades{feed=\"KRACKEN\"}) | x | flink_trades never has feed KRACKEN",
                "sum(flink_trades{feed=~\"BIT.*\"}) | x | flink_trades never has feed BIT.*",
                "sum by (feed) (flink_trades) | {{job_name}} | groups away its legend's job_name"
            })
    void noticesWhatIsNot(String text, String legend, String complaint) {
        assertThat(new PromQuery("here", text, legend).complaints(EXPOSED))
                .containsExactly("here: " + complaint);
    }

    @Test
    void readsNoMetricOutOfLabelsRangesAndFunctions() {
        PromQuery query =
                new PromQuery(
                        "here",
                        "sum by (feed) (rate(flink_trades{job_name=\"flink other\"}[5m:10s] offset 1m))",
                        "");

        assertThat(query.metrics()).containsExactly("flink_trades");
    }
}
