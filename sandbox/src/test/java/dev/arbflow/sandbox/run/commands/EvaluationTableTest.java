package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.run.outcome.Summary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTableTest {
    private final EvaluationTable table = new EvaluationTable();

    @Test
    void countsAreAddedUpBeforeSharesAreTaken() {
        table.add("1", truth(10, 9, 500, hits(20, 10, 5, 900)));
        table.add("2", truth(30, 30, 520, hits(0, 0, 0, 0)));

        assertThat(table.lines().subList(2, table.lines().size()))
                .containsExactly(
                        "| 1 | CEP episodes | 11 | 11 | 1.000 | 10 | 9 | 0.900 | 500 |",
                        "| 1 | pattern candidates | 20 | 10 | 0.500 | 10 | 5 | 0.500 | 900 |",
                        "| 1 | plain rule on the same windows"
                                + " | 20 | 10 | 0.500 | 10 | 5 | 0.500 | 900 |",
                        "| 1 | pattern candidates, upper half by score"
                                + " | 20 | 10 | 0.500 | 10 | 5 | 0.500 | 900 |",
                        "| 1 | pattern candidates, whole window"
                                + " | 20 | 10 | 0.500 | 10 | 5 | 0.500 | 900 |",
                        "| 2 | CEP episodes | 31 | 31 | 1.000 | 30 | 30 | 1.000 | 520 |",
                        "| 2 | pattern candidates | 0 | 0 | – | 30 | 0 | 0.000 | – |",
                        "| 2 | plain rule on the same windows"
                                + " | 0 | 0 | – | 30 | 0 | 0.000 | – |",
                        "| 2 | pattern candidates, upper half by score"
                                + " | 0 | 0 | – | 30 | 0 | 0.000 | – |",
                        "| 2 | pattern candidates, whole window"
                                + " | 0 | 0 | – | 30 | 0 | 0.000 | – |",
                        "| all | CEP episodes | 42 | 42 | 1.000 | 40 | 39 | 0.975 | 500 to 520 |",
                        "| all | pattern candidates | 20 | 10 | 0.500 | 40 | 5 | 0.125 | 900 |",
                        "| all | plain rule on the same windows"
                                + " | 20 | 10 | 0.500 | 40 | 5 | 0.125 | 900 |",
                        "| all | pattern candidates, upper half by score"
                                + " | 20 | 10 | 0.500 | 40 | 5 | 0.125 | 900 |",
                        "| all | pattern candidates, whole window"
                                + " | 20 | 10 | 0.500 | 40 | 5 | 0.125 | 900 |");
    }

    @Test
    void aRunWithoutPatternsHasItsEpisodesOnly() {
        table.add("1", truth(10, 9, 500, null));

        assertThat(table.lines()).hasSize(4);
    }

    private static Summary.Truth truth(
            long injected, long detected, long delayMs, Summary.Hits hits) {
        return new Summary.Truth(
                injected,
                detected,
                1,
                (double) detected / injected,
                new Summary.Percentiles(delayMs, delayMs, delayMs),
                injected + 1,
                injected + 1,
                hits == null ? null : new Summary.Candidates(hits, hits, hits, hits),
                new Summary.Judged(60, 0, 0, 0),
                new Summary.Figures(injected + 1, 0, 0, Map.of()));
    }

    private static Summary.Hits hits(long reported, long right, long detected, long delayMs) {
        return new Summary.Hits(
                reported,
                right,
                detected,
                0,
                0,
                new Summary.Percentiles(delayMs, delayMs, delayMs));
    }
}
