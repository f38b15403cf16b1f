package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The fault matrix scaled down: the rows that are soon over, on every venue. */
class FaultMatrixTest {
    private static final Set<String> ROWS =
            Set.of(
                    "silent book",
                    "product not listed",
                    "late by 2 s",
                    "stalled for 7 s, then all at once",
                    "5 % of frames doubled",
                    "venue's clock 10 min ahead for 50 ms",
                    "HTTP 429, Retry-After",
                    "garbage, ten a second",
                    "connection cut",
                    "crossed for one update");

    @Test
    void everyVenueRecoversAndLosesNothingWithoutAWord() {
        List<String> said = new ArrayList<>();
        FaultMatrix matrix =
                FaultMatrix.play(
                        ROWS::contains,
                        List.of(Feed.values()),
                        Rules.PLAN,
                        line -> {
                            synchronized (said) {
                                said.add(line);
                            }
                        });

        assertThat(said).hasSize(ROWS.size() * Feed.values().length);
        assertThat(matrix.complaints()).isEmpty();
        assertThat(row(matrix, "silent book"))
                .contains("SILENT") // or it would not have been noticed
                .doesNotContain("**");
        assertThat(row(matrix, "late by 2 s")).contains("LAGGING");
        assertThat(row(matrix, "product not listed")).contains("REFUSED");
        assertThat(row(matrix, "connection cut")).contains("DISCONNECTED");
    }

    private static String row(FaultMatrix matrix, String name) {
        return matrix.table().stream()
                .filter(line -> line.startsWith("| " + name + " |"))
                .findFirst()
                .orElse("");
    }
}
