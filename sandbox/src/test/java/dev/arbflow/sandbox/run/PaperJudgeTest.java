package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.TransferTable;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A unit is bought for 101, fee included, and brings 102.9. */
class PaperJudgeTest {
    private static final Route ROUTE =
            new Route(Market.parse("BTC/USD"), Venue.KRAKEN, Venue.BITSTAMP);
    private static final Paper PAPER =
            new Paper(
                    Map.of("KRAKEN|USD", new BigDecimal("500"), "BITSTAMP|BTC", BigDecimal.TEN),
                    InstrumentTable.EMPTY,
                    null,
                    TransferTable.EMPTY,
                    null,
                    Duration.ofMillis(50),
                    Duration.ofSeconds(60),
                    0);

    private final List<FollowUp> left = List.of(followUp(1), followUp(2));
    private final List<Episode> versions =
            List.of(version(left.get(0), 40), version(left.get(1), 900));

    /** The first gets 2 after 100 ms; the second wants 3 a second later, of which 1 is left. */
    @Test
    void whatFollowsFromTheTopicsIsRight() {
        assertThat(
                        PaperJudge.judge(PAPER, List.of(told("5.7", "303")), versions, left)
                                .complaints())
                .isEmpty();
    }

    @Test
    void whatDoesNotIsWrong() {
        assertThat(
                        PaperJudge.judge(PAPER, List.of(told("9.5", "505")), versions, left)
                                .complaints())
                .singleElement()
                .asString()
                .contains("1970-01-01|USD", "profit 9.5 instead of 5.7", "turnover 505");
        assertThat(PaperJudge.judge(PAPER, List.of(), versions, left).complaints())
                .containsExactly("paper account 1970-01-01|USD: is missing");
    }

    @Test
    void anEpisodeThatWasToldTwiceLeavesItOpen() {
        List<Episode> twice = List.of(versions.get(0), versions.get(1), version(left.get(0), 70));

        assertThat(PaperJudge.judge(PAPER, List.of(told("1", "1")), twice, left).unjudged())
                .isEqualTo("an episode was told twice");
    }

    /** The account took it once. */
    @Test
    void aFollowUpThatWasToldTwiceLeavesItOpen() {
        List<FollowUp> twice = List.of(left.get(0), left.get(1), left.get(0));

        assertThat(PaperJudge.judge(PAPER, List.of(told("5.7", "303")), versions, twice).unjudged())
                .isEqualTo("a follow-up was told twice");
    }

    private static PaperDay told(String profit, String turnover) {
        BigDecimal fees = new BigDecimal("9.3"); // 3.1 a unit
        return new PaperDay(
                "USD",
                0,
                2,
                3_000_000,
                2,
                2,
                PaperDay.Missed.NONE,
                new BigDecimal("9.5"),
                new BigDecimal(profit),
                fees,
                new BigDecimal(turnover),
                0,
                BigDecimal.ZERO,
                1_040_000,
                2,
                BigDecimal.ZERO);
    }

    /** Two are left after 100 ms, three after a second. */
    private static FollowUp followUp(int second) {
        long toldUs = second * 1_000_000L;
        FollowUp told =
                new FollowUp(
                        Episode.idOf(ROUTE, toldUs),
                        ROUTE,
                        toldUs,
                        toldUs,
                        5,
                        BigDecimal.TEN,
                        188,
                        null,
                        null,
                        null,
                        null,
                        null);
        return told.with(told.found(fill(9), 0, false))
                .with(told.found(fill(2), 0, false))
                .with(FollowUp.Look.unknown(CloseReason.LEG_STALE))
                .with(told.foundNothing(-1.0, 0, false))
                .with(told.found(fill(3), 0, false));
    }

    private static Fill fill(int units) {
        BigDecimal quantity = BigDecimal.valueOf(units);
        return new Fill(
                quantity,
                quantity.multiply(new BigDecimal("101")),
                quantity.multiply(new BigDecimal("102.9")),
                quantity.multiply(new BigDecimal("100")),
                quantity.multiply(new BigDecimal("105")),
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    private static Episode version(FollowUp of, int afterMs) {
        return Episodes.of(ROUTE, of.openedUs())
                .revision(1)
                .emittedUs(of.toldUs() + afterMs * 1_000L)
                .build();
    }
}
