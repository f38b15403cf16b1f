package dev.arbflow.jobs.pattern.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.SuspectActivity.Kind;
import dev.arbflow.market.testing.Episodes;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SuspectEpisodeFunctionTest {
    private static final Route ROUTE = Route.parse("BTC/USD|BITSTAMP>KRAKEN");

    @Test
    void anEpisodeSaysWhatItsLegsLookedLikeWhileItStoodWhoeverCameFirst() throws Exception {
        try (var before = harness()) {
            before.open();
            before.processElement1(episode(10, 20, CloseReason.SPREAD_COLLAPSED), 0);
            before.processElement2(activity("KRAKEN|BTC/USD", Kind.QUOTE_FLICKER, 5, 12), 22_000);
            OperatorSubtaskState snapshot = before.snapshot(1, 1);
            try (var after = harness()) {
                after.initializeState(snapshot);
                after.open();
                after.processElement2(activity("BITSTAMP|BTC/USD", Kind.PUMP, 20, 70), 80_000);
                after.processElement2(activity("BITFINEX|BTC/USD", Kind.PUMP, 10, 20), 80_000);
                after.processElement2(activity("KRAKEN|BTC/USD", Kind.LAYERING, 21, 30), 80_000);
                after.processBothWatermarks(new Watermark(94_999));
                assertThat(after.extractOutputValues()).isEmpty();
                after.processBothWatermarks(new Watermark(95_000));

                assertThat(after.extractOutputValues())
                        .singleElement()
                        .satisfies(
                                told -> {
                                    assertThat(told.episodeId())
                                            .isEqualTo(Episode.idOf(ROUTE, 10_000_000));
                                    assertThat(told.looksLike())
                                            .containsExactly(
                                                    "BITSTAMP PUMP", "KRAKEN QUOTE_FLICKER");
                                });
                after.processBothWatermarks(new Watermark(4_000_000));
                assertThat(after.numKeyedStateEntries()).isZero();
                assertThat(after.numEventTimeTimers()).isZero();
            }
        }
    }

    @Test
    void oneThatStandsOrCoincidesWithNothingSaysNothing() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(episode(10, 20, null), 0);
            harness.processElement1(episode(40, 50, CloseReason.SPREAD_COLLAPSED), 0);
            harness.processElement2(activity("KRAKEN|BTC/USD", Kind.LAYERING, 10, 20), 30_000);
            harness.processBothWatermarks(new Watermark(Long.MAX_VALUE));

            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void aLegInAnotherCurrencyIsLookedForWhereItIsTradedAndExchanged() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement1(
                    episode(
                            Route.parse("BTC/USD|BITSTAMP>BITFINEX:USDT:KRAKEN"),
                            10,
                            20,
                            CloseReason.SPREAD_COLLAPSED),
                    0);
            for (String listing :
                    List.of(
                            "BITFINEX|BTC/USD",
                            "BITFINEX|BTC/USDT",
                            "KRAKEN|BTC/USD",
                            "KRAKEN|USDT/USD",
                            "BITSTAMP|BTC/USD")) {
                harness.processElement2(activity(listing, Kind.PUMP, 10, 20), 30_000);
            }
            harness.processBothWatermarks(new Watermark(Long.MAX_VALUE));

            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(
                            told ->
                                    assertThat(told.looksLike())
                                            .containsExactly(
                                                    "BITFINEX|BTC/USDT PUMP",
                                                    "BITSTAMP PUMP",
                                                    "KRAKEN|USDT/USD PUMP"));
        }
    }

    private static Episode episode(long opened, long last, CloseReason reason) {
        return episode(ROUTE, opened, last, reason);
    }

    private static Episode episode(Route route, long opened, long last, CloseReason reason) {
        return Episodes.of(route, opened * 1_000_000)
                .lastUs(last * 1_000_000)
                .closed(reason)
                .build();
    }

    private static SuspectActivity activity(String listing, Kind kind, long from, long to) {
        return new SuspectActivity(
                Listing.parse(listing), kind, Side.BUY, from * 1_000_000, to * 1_000_000, 4, 12, 1);
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, Episode, SuspectActivity, SuspectEpisode>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new SuspectEpisodeFunction()),
                episode -> SuspectEpisodeFunction.ALL,
                activity -> SuspectEpisodeFunction.ALL,
                Types.STRING);
    }
}
