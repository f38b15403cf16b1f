package dev.arbflow.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AfterwardsSectionTest {
    private static final String THERE = "BTC/USD|KRAKEN>BITSTAMP";
    private static final String BACK = "BTC/USD|BITSTAMP>KRAKEN";
    private static final double UNKNOWN = Double.NaN;

    private static AfterwardsRow followUp(String route, double... shares) {
        return AfterwardsRow.of(new FollowUpRow(route, 0, shares, new boolean[shares.length]));
    }

    private static AfterwardsRow episode(String route, double stoodMs, String closeReason) {
        return episode(route, stoodMs, false, closeReason);
    }

    private static AfterwardsRow episode(
            String route, double stoodMs, boolean unseen, String closeReason) {
        return AfterwardsRow.of(
                new EpisodeRow(route, 0, 9_999, stoodMs, unseen, closeReason, 1, 1, 1, 1, 2, ""));
    }

    @Test
    void whatWasFoundStandingIsCountedAndMakesNoLifetimeLonger() {
        JsonNode route =
                AfterwardsSection.of(
                                List.of(
                                        episode(THERE, 100, "SPREAD_COLLAPSED"),
                                        episode(THERE, 5_000, true, "SPREAD_COLLAPSED")))
                        .at("/routes/0");

        assertThat(route.get("episodes").asInt()).isEqualTo(1);
        assertThat(route.get("unseen").asInt()).isEqualTo(1);
        assertThat(route.get("medianMs").asDouble()).isEqualTo(100);
    }

    @Test
    void whatIsNotKnownIsNeitherThereNorGone() {
        JsonNode route =
                AfterwardsSection.of(
                                List.of(
                                        followUp(THERE, 1, 1, 0.5, 0, UNKNOWN),
                                        followUp(THERE, 1, 0.5, UNKNOWN, UNKNOWN, UNKNOWN)))
                        .at("/routes/0");

        assertThat(route.get("followed").asInt()).isEqualTo(2);
        assertThat(route.get("looks"))
                .extracting(AfterwardsSectionTest::words)
                .containsExactly("1.00 of 2", "0.75 of 2", "0.50 of 1", "0.00 of 1", "null of 0");
        assertThat(route.at("/looks/4/censored").asInt()).isEqualTo(2);
    }

    @Test
    void aShareOfABookThatRanOutIsALowerBound() {
        boolean[] exhausted = {false, true, false, false, false};
        AfterwardsRow ranOut =
                AfterwardsRow.of(
                        new FollowUpRow(THERE, 0, new double[] {1, 0.5, 0, 0, 0}, exhausted));

        JsonNode looks =
                AfterwardsSection.of(List.of(ranOut, followUp(THERE, 1, 1, 1, 1, 1)))
                        .at("/routes/0/looks");

        assertThat(looks)
                .extracting(look -> look.get("atLeast").asBoolean())
                .containsExactly(false, true, false, false, false);
    }

    @Test
    void theCurveGoesOnForAsLongAsAnEdgeWasInSight() {
        JsonNode market =
                AfterwardsSection.of(
                                List.of(
                                        episode(THERE, 100, "SPREAD_COLLAPSED"),
                                        episode(THERE, 900, "FEED_FAULT")))
                        .at("/markets/0");

        assertThat(market.get("curve").toString()).isEqualTo("[[100.0,0.5],[900.0,0.5]]");
    }

    private static String words(JsonNode look) {
        String share =
                look.get("share").isNull()
                        ? "null"
                        : String.format(Locale.ROOT, "%.2f", look.get("share").asDouble());
        return share + " of " + look.get("known").asInt();
    }

    @Test
    void marketsAreAllTheirRoutesTogether() {
        JsonNode json =
                AfterwardsSection.of(
                        List.of(
                                followUp(THERE, 1, 1, 1, 1, 1),
                                followUp(BACK, 0, 0, 0, 0, 0),
                                episode(BACK, 100, "SPREAD_COLLAPSED"),
                                episode(THERE, 300, "SPREAD_COLLAPSED")));

        assertThat(json.get("horizonsMs"))
                .extracting(JsonNode::asInt)
                .containsExactly(50, 100, 250, 500, 1_000);
        assertThat(json.get("routes"))
                .extracting(row -> row.get("name").asText())
                .containsExactly(BACK, THERE);
        JsonNode market = json.at("/markets/0");
        assertThat(market.get("name").asText()).isEqualTo("BTC/USD");
        assertThat(market.at("/looks/0/share").asDouble()).isEqualTo(0.5);
        assertThat(market.get("episodes").asInt()).isEqualTo(2);
        assertThat(market.get("curve").toString()).isEqualTo("[[100.0,0.5],[300.0,0.0]]");
    }

    /** A feed that was lost, an age limit, a stop and an open end say nothing of an edge's end. */
    @Test
    void onlyAnEdgeThatCollapsedHasEnded() {
        List<AfterwardsRow> rows = new ArrayList<>();
        for (String reason :
                List.of("FEED_FAULT", "BOOK_RESYNC", "LEG_STALE", "AGE_CAP", "SHUTDOWN", "OPEN")) {
            rows.add(episode(THERE, 50, reason));
        }
        rows.add(episode(THERE, 180, "SPREAD_COLLAPSED"));
        rows.add(episode(THERE, 400, "SPREAD_COLLAPSED"));

        JsonNode route = AfterwardsSection.of(rows).at("/routes/0");
        assertThat(route.get("episodes").asInt()).isEqualTo(8);
        assertThat(route.get("cutOff").asInt()).isEqualTo(6);
        assertThat(route.get("medianMs").asDouble()).isEqualTo(180);
        assertThat(route.get("highMs").isNull()).as("not reached").isTrue();
    }

    @Test
    void withoutAnyEndThereIsNoMedian() {
        JsonNode route = AfterwardsSection.of(List.of(episode(THERE, 50, "OPEN"))).at("/routes/0");

        assertThat(route.get("medianMs").isNull()).isTrue();
        assertThat(route.at("/looks/0/share").isNull()).isTrue();
    }

    /** The page must not grow with the period. */
    @Test
    void aLongCurveIsDrawnByAFewOfItsSteps() {
        List<AfterwardsRow> rows = new ArrayList<>();
        for (int ms = 1; ms <= 5_000; ms++) {
            rows.add(episode(THERE, ms, "SPREAD_COLLAPSED"));
        }

        JsonNode curve = AfterwardsSection.of(rows).at("/markets/0/curve");
        assertThat(curve.size()).isBetween(100, 201);
        assertThat(curve.get(curve.size() - 1).get(1).asDouble()).isZero();
        assertThat(curve.get(100).get(1).asDouble())
                .isCloseTo(1 - curve.get(100).get(0).asDouble() / 5_000, within(1e-9));
    }
}
