package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspectsSectionTest {
    private static final String KRAKEN = "KRAKEN|BTC/USD";
    private static final String BITFINEX = "BITFINEX|BTC/USD";

    private static SuspectRow row(String listing, String kind, long startUs, double peak) {
        return new SuspectRow(listing, kind, "SELL", startUs, startUs + 5_000_000, 7, peak, 31.75);
    }

    @Test
    void eachListingAndKindIsALineWithItsSumsAndItsLargestPeak() {
        JsonNode section =
                SuspectsSection.of(
                        List.of(
                                row(KRAKEN, "QUOTE_FLICKER", 1_000_000, 12),
                                row(KRAKEN, "PUMP", 2_000_000, 45),
                                row(BITFINEX, "PUMP", 3_000_000, 50),
                                row(KRAKEN, "QUOTE_FLICKER", 9_000_000, 18.5)));

        assertThat(section.get("all").asInt()).isEqualTo(4);
        assertThat(section.get("kinds").findValuesAsText("kind"))
                .containsExactly("PUMP", "PUMP", "QUOTE_FLICKER");
        JsonNode flicker = section.at("/kinds/2");
        assertThat(flicker.get("listing").asText()).isEqualTo(KRAKEN);
        assertThat(flicker.get("stretches").asInt()).isEqualTo(2);
        assertThat(flicker.get("signals").asInt()).isEqualTo(14);
        assertThat(flicker.get("lengthMs").asDouble()).isEqualTo(10_000);
        assertThat(flicker.get("peak").asDouble()).isEqualTo(18.5);
    }

    @Test
    void showsOnlyTheNewestStretchesHoweverTheyCome() {
        List<SuspectRow> rows = new ArrayList<>();
        for (long second = 1; second <= 30; second++) {
            rows.add(row(KRAKEN, "LAYERING", second * 1_000_000, (double) second));
        }

        JsonNode shown = SuspectsSection.of(rows).get("rows");

        assertThat(shown).hasSize(20);
        assertThat(shown.at("/0/startMs").asLong()).isEqualTo(30_000);
        assertThat(shown.at("/19/startMs").asLong()).isEqualTo(11_000);
        assertThat(shown.at("/0/quantity").asDouble()).isEqualTo(31.75);
        assertThat(shown.at("/0/side").asText()).isEqualTo("SELL");
    }

    @Test
    void nothingIsAnEmptyList() {
        assertThat(SuspectsSection.of(List.of()).get("all").asInt()).isZero();
    }
}
