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
                    "silent trades",
                    "product not listed",
                    "late by 2 s",
                    "stalled for 7 s, then all at once",
                    "5 % of frames doubled",
                    "venue's clock 10 min ahead for 50 ms",
                    "HTTP 429, Retry-After",
                    "garbage, ten a second",
                    "a book of the year 9999",
                    "a trade of the year 9999",
                    "our messages unread for 3 s",
                    "connection cut",
                    "crossed for one update");

    @Test
    void everyVenueRecoversAndLosesNothingWithoutAWord() {
        List<String> said = new ArrayList<>();
        FaultMatrix matrix =
                FaultMatrix.play(
                        ROWS::contains, List.of(Feed.values()), Rules.DETECTION, said::add);

        assertThat(said).hasSize(ROWS.size() * Feed.values().length);
        assertThat(matrix.complaints()).isEmpty();
        assertThat(row(matrix, "silent book"))
                .contains("SILENT") // or it would not have been noticed
                .doesNotContain("**");
        assertThat(row(matrix, "silent book").split(" episodes refused as ", -1))
                .as("legs that are refused cost episodes somewhere")
                .hasSizeGreaterThan(1);
        assertThat(row(matrix, "5 % of frames doubled").split("\\|", -1)[4])
                .as("what costs Kraken nothing changes no episode")
                .matches(" [\\d.]+ s; \\d+ episodes ");
        assertThat(row(matrix, "silent trades").split("\\d+ trades? named as lost", -1))
                .as("on every venue, whether its trades are numbered or not")
                .hasSize(6);
        assertThat(row(matrix, "late by 2 s")).contains("LAGGING");
        assertThat(row(matrix, "product not listed")).contains("REFUSED");
        assertThat(row(matrix, "a book of the year 9999").split("UNREADABLE", -1))
                .as("on every venue that has books")
                .hasSize(5);
        assertThat(row(matrix, "a trade of the year 9999").split("\\d+ trades? named as lost", -1))
                .as("but for CoinAPI, which tells each trade twice")
                .hasSize(5);
        assertThat(row(matrix, "connection cut")).contains("DISCONNECTED");
    }

    private static String row(FaultMatrix matrix, String name) {
        return matrix.table().stream()
                .filter(line -> line.startsWith("| " + name + " |"))
                .findFirst()
                .orElse("");
    }
}
