package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.arbflow.market.behaviour.Feature;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static final String ROUTE = "BTC/USD|KRAKEN>BITSTAMP";

    @Test
    void episodesAreCountedByRouteAndReason() {
        ObjectNode json =
                EpisodesSection.of(
                        List.of(
                                episode(1, 1_000, "SPREAD_COLLAPSED", 5),
                                episode(2, 3_000, "SPREAD_COLLAPSED", 7),
                                episode(3, 50, EpisodeRow.OPEN, 1)));

        assertThat(json.get("count").asInt()).isEqualTo(3);
        assertThat(json.get("closeReasons").get("SPREAD_COLLAPSED").asInt()).isEqualTo(2);
        assertThat(json.get("routes").get(0).get("profit").asDouble()).isEqualTo(13);
        assertThat(json.get("routes").get(0).get("medianLifetimeMs").asDouble()).isEqualTo(1_000);
    }

    @Test
    void anOpenEpisodeHasNoLifetimeYet() {
        ObjectNode json = EpisodesSection.of(List.of(episode(1, 1_000, EpisodeRow.OPEN, 5)));

        assertThat(json.get("lifetimes").get("counts"))
                .allSatisfy(count -> assertThat(count.asLong()).isZero());
    }

    @Test
    void theMostProfitableEpisodeComesFirst() {
        ObjectNode json =
                EpisodesSection.of(
                        List.of(episode(1, 1, "AGE_CAP", 5), episode(2, 1, "AGE_CAP", 7)));

        assertThat(json.get("best").get(0).get("profit").asDouble()).isEqualTo(7);
    }

    @Test
    void episodesThatCoincidedWithSuspectActivityAreCountedAndSayWithWhat() {
        ObjectNode json =
                EpisodesSection.of(
                        List.of(
                                episode(1, 1, "AGE_CAP", 5),
                                episode(2, 1, "AGE_CAP", 21),
                                episode(3, 1, "AGE_CAP", 34)));

        assertThat(json.get("suspect").asInt()).isEqualTo(2);
        assertThat(json.at("/bestSuspect/0/profit").asDouble()).isEqualTo(34);
        assertThat(json.at("/bestSuspect/0/looksLike").asText()).isEqualTo("KRAKEN PUMP");
        assertThat(json.at("/best/2/looksLike").asText()).isEmpty();
    }

    @Test
    void whoLeadsIsSummedUpByPairAndClock() {
        ObjectNode json =
                LeadLagSection.of(
                        List.of(
                                leadLag(3, "SECOND_LEADS", -200),
                                leadLag(1, "FIRST_LEADS", 300),
                                leadLag(4, "TOO_FEW_MOVES", Double.NaN),
                                leadLag(2, "FIRST_LEADS", 320)));

        assertThat(json.get("rows")).hasSize(2);
        JsonNode receive = json.get("rows").get(0);
        assertThat(receive.get("clock").asText()).isEqualTo("receive");
        assertThat(receive.get("periods").asLong()).isEqualTo(4);
        assertThat(receive.get("firstLeads").asLong()).isEqualTo(2);
        assertThat(receive.get("secondLeads").asLong()).isEqualTo(1);
        assertThat(receive.get("medianLagMs").asDouble()).isEqualTo(300);
        assertThat(receive.get("newest").asText()).isEqualTo("TOO_FEW_MOVES");
        assertThat(json.get("rows").get(1).get("together").asLong()).isEqualTo(4);
    }

    @Test
    void theMedianOfAnEvenCountOfLagsIsTheMeanOfTheMiddles() {
        ObjectNode json =
                LeadLagSection.of(
                        List.of(
                                leadLag(1, "FIRST_LEADS", 320),
                                leadLag(2, "SECOND_LEADS", -200),
                                leadLag(3, "FIRST_LEADS", 300),
                                leadLag(4, "FIRST_LEADS", 400)));

        assertThat(json.get("rows").get(0).get("medianLagMs").asDouble()).isEqualTo(310);
    }

    @Test
    void withoutAnyLagThereIsNoMedian() {
        ObjectNode json = LeadLagSection.of(List.of(leadLag(1, "TOO_FEW_MOVES", Double.NaN)));

        assertThat(json.get("rows").get(0).get("medianLagMs").asDouble()).isNaN();
    }

    @Test
    void sharesInThePriceAreMediansOfTheHoursThatHaveOne() {
        ObjectNode json =
                DiscoverySection.of(
                        List.of(
                                discovery(2, "FIRST_LEADS", 0.75),
                                discovery(3, "TOO_FEW_MOVES", Double.NaN),
                                discovery(1, "FIRST_LEADS", 0.5)));

        JsonNode row = json.get("rows").get(0);
        assertThat(json.get("rows")).hasSize(1);
        assertThat(row.get("periods").asLong()).isEqualTo(2);
        assertThat(row.get("lowShare").asDouble()).isEqualTo(0.625);
        assertThat(row.get("newest").asText()).isEqualTo("TOO_FEW_MOVES");
    }

    private static DiscoveryRow discovery(long endUs, String verdict, double low) {
        return new DiscoveryRow(
                "BTC/USD", "BITSTAMP", "KRAKEN", endUs, verdict, low, low + 0.125, low);
    }

    @Test
    void whatIsLeastLikeAnythingComesFirstAndAllAreCounted() {
        ObjectNode json =
                DiscordsSection.of(
                        IntStream.range(0, 30)
                                .mapToObj(
                                        i ->
                                                new DiscordRow(
                                                        "KRAKEN|BTC/USD",
                                                        2_000 + i,
                                                        "BITSTAMP|BTC/USD",
                                                        1_000,
                                                        0.5 - i / 128.0,
                                                        900,
                                                        0))
                                .toList());

        assertThat(json.get("all").asInt()).isEqualTo(30);
        assertThat(json.get("rows")).hasSize(20);
        assertThat(json.get("rows").get(0).get("correlation").asDouble()).isEqualTo(0.2734375);
    }

    private static LeadLagRow leadLag(long endUs, String verdict, double lagMs) {
        return new LeadLagRow(
                "BTC/USD",
                "BITSTAMP",
                "KRAKEN",
                endUs,
                new LeadLagRow.Estimate("TOGETHER", 0),
                new LeadLagRow.Estimate(verdict, lagMs));
    }

    @Test
    void versionsAreSummedUpInTheOrderInWhichTheyLearned() {
        ObjectNode json =
                ModelsSection.of(
                        List.of(
                                new ModelRow(3, 3_000_000, 6, true, 0.5, 3, 0.4, 0.2),
                                new ModelRow(1, 1_000_000, 6, false, Double.NaN, 0, 0, 0),
                                new ModelRow(2, 2_000_000, 5, false, 0.9, 1, 0.2, 0.2)));

        assertThat(json.get("versions").asInt()).isEqualTo(3);
        assertThat(json.get("refits").asInt()).isOne();
        assertThat(json.get("compared").asInt()).isEqualTo(2);
        assertThat(json.get("meanAgreement").asDouble()).isEqualTo(0.7);
        assertThat(json.get("leastAgreement").asDouble()).isEqualTo(0.5);
        assertThat(json.get("supported").asInt()).isEqualTo(3);
        assertThat(json.get("newest").findValuesAsText("version")).containsExactly("1", "2", "3");
        assertThat(ModelsSection.of(List.of())).isEmpty();
    }

    @Test
    void refusalsAreSummedByReasonAndByRoute() {
        ObjectNode json =
                RefusalsSection.of(
                        List.of(
                                new RefusalRow(ROUTE, "LEG_STALE", 0, 10, 1),
                                new RefusalRow(ROUTE, "LEG_STALE", 60, 20, 2),
                                new RefusalRow(ROUTE, "BELOW_FEES", 0, 5, 4)));

        assertThat(json.get("candidates").asLong()).isEqualTo(7);
        assertThat(json.get("byRoute")).hasSize(2);
        assertThat(json.get("byRoute").get(1).get("samples").asLong()).isEqualTo(30);
        assertThat(json.get("reasons").get(0).get("reason").asText()).isEqualTo("BELOW_FEES");
    }

    @Test
    void differencesCompareVenuesOfOneMarketAtOneMoment() {
        ObjectNode json =
                DifferencesSection.of(
                        List.of(
                                window("KRAKEN|BTC/USD", 10, 100, true),
                                window("BITSTAMP|BTC/USD", 10, 101, true),
                                window("BITSTAMP|BTC/USD", 20, 500, true),
                                window("BITFINEX|BTC/USD", 10, 999, false),
                                window("KRAKEN|ETH/USD", 10, 7, true)));

        assertThat(json.get("routes")).hasSize(1);
        assertThat(json.get("routes").get(0).get("windows").asInt()).isOne();
        assertThat(Math.abs(json.get("routes").get(0).get("percentiles").get(2).asDouble()))
                .isBetween(99.0, 101.0);
    }

    @Test
    void theExtentIsThatOfTheRows() {
        assertThat(ExtentSection.of(List.of(5_000_000L, 2_000_000L)).toString())
                .isEqualTo("{\"firstMs\":2000,\"lastMs\":5000}");
        assertThat(ExtentSection.of(List.of())).isEmpty();
    }

    private static EpisodeRow episode(long openedUs, double ms, String reason, double profit) {
        return new EpisodeRow(
                ROUTE,
                openedUs,
                ms,
                ms / 2,
                false,
                reason,
                2,
                3,
                profit,
                1,
                2,
                profit > 20 ? "KRAKEN PUMP" : "");
    }

    private static WindowRow window(String listing, long endUs, double lastMid, boolean complete) {
        return new WindowRow(
                listing,
                endUs,
                complete,
                new double[Feature.COUNT],
                new double[Feature.COUNT],
                new double[0],
                lastMid,
                WindowRow.UNKNOWN);
    }
}
