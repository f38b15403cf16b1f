package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperSectionTest {
    private static final PaperRow.Counts COUNTS = new PaperRow.Counts(7, 1, 1, 1, 1, 1, 1, 1, 2);

    private static PaperRow day(long number, String currency, double net) {
        return new PaperRow(
                "2026-11-2" + number,
                currency,
                number,
                number,
                net,
                3,
                4,
                1,
                100,
                0,
                Double.NaN,
                9,
                COUNTS);
    }

    @Test
    void currenciesAreNeverAddedUp() {
        JsonNode section =
                PaperSection.of(List.of(day(2, "USD", -1), day(1, "USD", 2.5), day(1, "BTC", 0.5)));

        assertThat(section.at("/currencies/0/currency").asText()).isEqualTo("BTC");
        assertThat(section.at("/currencies/0/net").asDouble()).isEqualTo(0.5);
        assertThat(section.at("/currencies/1/net").asDouble()).isEqualTo(1.5);
        assertThat(section.at("/currencies/1/days").asInt()).isEqualTo(2);
        assertThat(section.at("/currencies/1/offered").asInt()).isEqualTo(14);
    }

    @Test
    void daysAreInOrderAndALatencyThatNobodyKnowsIsNone() {
        JsonNode days = PaperSection.of(List.of(day(2, "USD", -1), day(1, "USD", 2))).get("days");

        assertThat(days.findValuesAsText("day")).containsExactly("2026-11-21", "2026-11-22");
        assertThat(days.at("/0/meanLatencyMs").isNull()).isTrue();
        assertThat(days.at("/0/noInventory").asInt()).isOne();
    }
}
