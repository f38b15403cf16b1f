package dev.arbflow.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.benchmarks.report.Measured.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.options.TimeValue;

class PerformancePageTest {
    private static final Measured SLOWER =
            new Measured(
                            "BookReadBenchmark",
                            "",
                            "abc1234",
                            "a machine",
                            new TreeMap<>(
                                    Map.of(
                                            "arbflow", figures(9_000, 3_000),
                                            "databind", figures(6_000, 4_000))))
                    .with(
                            new Measured(
                                    "BookReadBenchmark",
                                    "",
                                    "abc1234",
                                    "a machine",
                                    new TreeMap<>(
                                            Map.of(
                                                    "arbflow", figures(10_000, 3_000),
                                                    "databind", figures(6_000, 4_000)))));

    private static Figures figures(double ns, double bytes) {
        return new Figures(List.of(ns), List.of(bytes));
    }

    @Test
    void publishesALossWithItsReason() {
        String page = PerformancePage.of(List.of(SLOWER));

        assertThat(page)
                .contains(
                        "## Book from a record",
                        "|  | arbflow | 9,500 | 3,000 |  |",
                        "|  | databind | 6,000 | 4,000 | 0.63 |",
                        Question.BOOK_READ.reason(),
                        "commit abc1234, 2 rounds, a machine")
                .doesNotContain(Question.FRAME.title());
    }

    @Test
    void aBenchmarkNeedsAQuestion() {
        assertThatThrownBy(() -> Question.of("OtherBenchmark"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OtherBenchmark");
    }

    @Test
    void thePublishedPageIsMadeOfThePublishedFigures() throws Exception {
        Path docs = Path.of("..", "docs");

        assertThat(docs.resolve("performance.md"))
                .content()
                .isEqualTo(
                        PerformancePage.of(new Results(docs.resolve("performance.json")).read()));
    }

    @Test
    void whatIsMeasuredAnewReplacesWhatWas(@TempDir Path folder) throws Exception {
        Results results = new Results(folder.resolve("performance.json"));
        Measured other = new Measured("DedupBenchmark", "", "abc1234", "a", SLOWER.ways());
        Measured anew = new Measured("DedupBenchmark", "", "def5678", "a", SLOWER.ways());

        assertThat(results.updated(List.of(SLOWER, other))).containsExactly(SLOWER, other);
        assertThat(results.updated(List.of(anew))).containsExactly(SLOWER, anew);
    }

    @Test
    void aRoundMeasuresEveryWayOfABenchmark(@TempDir Path folder) throws Exception {
        Bench.measure(
                folder,
                new Rounds(Question.named("DedupBenchmark"), "abc1234", Machine.line()),
                new Rounds.Length(1, 0, 1, TimeValue.milliseconds(50)));

        assertThat(folder.resolve("performance.md"))
                .content()
                .contains("| arbflow |", "| exactSet |", "| filterAlone |", "commit abc1234");
        assertThat(folder.resolve("performance.json")).content().contains("\"cpuNs\"");
    }
}
