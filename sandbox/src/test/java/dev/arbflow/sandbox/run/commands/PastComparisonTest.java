package dev.arbflow.sandbox.run.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.past.PastFindings;
import dev.arbflow.market.arbitrage.RefusalReason;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PastComparisonTest {
    private static final String ONE = "BTC/USD|KRAKEN>BITSTAMP";
    private static final String OTHER = "BTC/USD|BITSTAMP>KRAKEN";

    @Test
    void saysHowManyWouldHaveOpenedWhereAndWhyTheOthersWouldNot() {
        PastFindings was =
                found(
                        Set.of(ONE + "@1", ONE + "@2", ONE + "@3", OTHER + "@1"),
                        Map.of(RefusalReason.BELOW_FEES, 40L));
        PastFindings would =
                found(
                        Set.of(ONE + "@1", OTHER + "@1"),
                        Map.of(RefusalReason.BELOW_FEES, 40L, RefusalReason.BELOW_MIN_NET, 2L));

        assertThat(new PastComparison(was, would).lines())
                .containsExactly(
                        "would have opened 2 instead of 4",
                        "                                               as it was   with it          ",
                        "  episodes                                             4         2        -2",
                        "    BTC/USD|KRAKEN>BITSTAMP                            3         1        -2",
                        "    BTC/USD|BITSTAMP>KRAKEN                            1         1",
                        "  candidates that were refused in the end, mostly for",
                        "    BELOW_FEES                                        40        40",
                        "    BELOW_MIN_NET                                      0         2        +2");
    }

    @Test
    void ofManyRoutesThoseThatDifferMostAreNamed() {
        PastFindings was =
                found(
                        IntStream.range(0, 30)
                                .mapToObj(i -> "BTC/USD|KRAKEN>V" + i + "@1")
                                .collect(Collectors.toSet()),
                        Map.of());

        assertThat(new PastComparison(was, was).lines())
                .contains("    and 10 routes that differ less")
                .hasSizeLessThan(30);
    }

    private static PastFindings found(Set<String> episodes, Map<RefusalReason, Long> refused) {
        return new PastFindings(episodes, 0, refused, 1, 0, 1);
    }
}
