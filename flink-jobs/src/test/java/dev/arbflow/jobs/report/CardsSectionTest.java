package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.behaviour.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardsSectionTest {
    private static final String KRAKEN = "KRAKEN|BTC/USD";
    private static final String BITSTAMP = "BITSTAMP|BTC/USD";
    private static final long SLIDE_US = 8_000_000;

    @Test
    void aCardSaysWhatAClusterIsLikeWhereAndWhenItIs() {
        List<CardRow> rows = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            // Kraken: two windows of cluster 1, one of cluster 2; Bitstamp always in cluster 1
            rows.add(window(KRAKEN, i, i % 3 == 2 ? 2 : 1));
            rows.add(window(BITSTAMP, i, 1));
        }

        JsonNode cards = CardsSection.of(rows).get("rows");

        assertThat(cards.findValuesAsText("name")).hasSize(2);
        JsonNode usual = cards.get(0);
        assertThat(usual.get("windows").asInt()).isEqualTo(150);
        assertThat(usual.get("share").asDouble()).isCloseTo(150 / 180.0, within(1e-9));
        assertThat(usual.get("venues").findValuesAsText("venue"))
                .containsExactly("BITSTAMP", "KRAKEN");
        assertThat(usual.get("name").asText()).isEqualTo("like most");
        JsonNode rare = cards.get(1);
        assertThat(rare.get("cluster").asInt()).isEqualTo(2);
        assertThat(rare.get("name").asText()).isEqualTo("wide spread, few trades");
        assertThat(rare.get("next")).hasSize(1);
        assertThat(rare.get("next").get(0).get("cluster").asText()).isEqualTo("1");
    }

    @Test
    void aCardCountsTheEpisodesThatOpenedInItByTheHour() {
        List<CardRow> rows = new ArrayList<>();
        for (int i = 0; i < 450; i++) { // an hour of one listing
            rows.add(window(KRAKEN, i, 1));
        }
        for (int i = 1; i <= 6; i++) {
            rows.add(episode(1, WindowRow.UNKNOWN, i, 100 * i));
        }
        rows.add(episode(WindowRow.UNKNOWN, 1, 7, Double.NaN)); // it stands
        rows.add(episode(3, 3, 99, 99));

        JsonNode card = CardsSection.of(rows).get("rows").get(0);

        assertThat(card.get("episodes").asInt()).isEqualTo(7);
        assertThat(card.get("episodesAnHour").asDouble()).isCloseTo(7, within(1e-9));
        assertThat(card.get("medianBps").asDouble()).isEqualTo(4);
        assertThat(card.get("medianLifetimeMs").asDouble()).isEqualTo(350);
    }

    @Test
    void aClusterOfAFewWindowsHasNoNameAndNoFigures() {
        List<CardRow> rows = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            rows.add(window(KRAKEN, i, 1));
        }

        JsonNode card = CardsSection.of(rows).get("rows").get(0);

        assertThat(card.get("windows").asInt()).isEqualTo(19);
        assertThat(card.has("name")).isFalse();
        assertThat(card.has("next")).isFalse();
        assertThat(CardsSection.of(List.of()).get("rows")).isEmpty();
    }

    @Test
    void fewEpisodesHaveNoMedian() {
        List<CardRow> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(window(KRAKEN, i, 1));
        }
        rows.add(episode(1, 1, 5, 100));

        JsonNode card = CardsSection.of(rows).get("rows").get(0);

        assertThat(card.get("episodes").asInt()).isOne();
        assertThat(card.get("medianBps").asDouble()).isNaN();
    }

    @Test
    void aGapIsNoStep() {
        LabelSteps steps =
                LabelSteps.of(
                        List.of(
                                window(KRAKEN, 1, 1),
                                window(KRAKEN, 2, 2),
                                window(KRAKEN, 5, 3),
                                window(BITSTAMP, 6, 3)));

        assertThat(steps.slideUs()).isEqualTo(SLIDE_US);
        assertThat(steps.after(1)).containsOnlyKeys(2).containsValue(1L);
        assertThat(steps.after(2)).isEmpty();
        assertThat(steps.after(3)).isEmpty();
    }

    @Test
    void aSampleKeepsAMarketsWindowsAndEpisodesOfTenMinutesTogether() {
        assertThat(window(KRAKEN, 1, 1).block())
                .isEqualTo(window(BITSTAMP, 2, 1).block())
                .isEqualTo(episode(1, 1, 1, 1).block())
                .isNotEqualTo(window(KRAKEN, 76, 1).block());
    }

    @Test
    void everyFeatureThatClustersAreMadeOfHasItsWords() {
        for (Feature feature : Feature.values()) {
            double[] deviations = new double[Feature.COUNT];
            deviations[feature.index()] = 2;
            String high = ClusterName.of(deviations);
            deviations[feature.index()] = -2;

            assertThat(high.equals("like most")).isEqualTo(!feature.isClustered());
            assertThat(ClusterName.of(deviations).equals(high)).isEqualTo(!feature.isClustered());
        }
        double[] unknown = new double[Feature.COUNT];
        Arrays.fill(unknown, Double.NaN);
        assertThat(ClusterName.of(unknown)).isEqualTo("like most");
    }

    private static CardRow window(String listing, int number, int cluster) {
        double[] raw = new double[Feature.COUNT];
        raw[Feature.RELATIVE_SPREAD.index()] = cluster == 2 ? 9 : 1 + number % 2;
        raw[Feature.TRADE_RATE.index()] = cluster == 2 ? 0 : 2 + number % 2;
        raw[Feature.LEAD_LAG.index()] = Double.NaN;
        return new CardRow(
                listing,
                number * SLIDE_US,
                cluster,
                WindowRow.UNKNOWN,
                raw,
                Double.NaN,
                Double.NaN);
    }

    private static CardRow episode(int buy, int sell, double bps, double lifetimeMs) {
        return new CardRow(
                "BTC/USD|KRAKEN>BITSTAMP", SLIDE_US, buy, sell, new double[0], bps, lifetimeMs);
    }
}
