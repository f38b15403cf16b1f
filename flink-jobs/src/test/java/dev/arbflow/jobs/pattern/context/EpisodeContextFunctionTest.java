package dev.arbflow.jobs.pattern.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpisodeContextFunctionTest extends ContextTestBase {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");

    private static final Conversions CONVERSIONS =
            new Conversions(
                    List.of(Listing.parse("KRAKEN|USDT/USD")),
                    Set.of(
                            Market.parse("BTC/USD"),
                            Market.parse("BTC/USDT"),
                            Market.parse("USDT/USD")));

    private KeyedTwoInputStreamOperatorTestHarness<
                    String, Episode, Tuple2<String, ClusteredWindow>, EpisodeContext>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = newHarness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsTheClustersOfBothLegsAtTheOpening() throws Exception {
        opened(5);
        windows(4, 1, 2, 0);
        windows(6, 3, 3, 0);
        time(10);

        assertThat(told())
                .singleElement()
                .satisfies(
                        context -> {
                            assertThat(context.episodeId())
                                    .isEqualTo(Episode.idOf(ROUTE, 5_000_000));
                            assertThat(context.buy().listing()).isEqualTo(KRAKEN);
                            assertThat(context.buy().cluster()).isEqualTo(1);
                            assertThat(context.sell().listing()).isEqualTo(BITSTAMP);
                            assertThat(context.sell().cluster()).isEqualTo(2);
                            assertThat(context.sell().modelVersion()).isEqualTo(7);
                            assertThat(context.similar()).isEmpty();
                        });
    }

    @Test
    void tellsTheThreeEarlierEpisodesThatBeganMostAlikeAndWhatCameOfThem() throws Exception {
        double[] beginnings = {5, 1, 3, 0, 2};
        for (int i = 0; i < beginnings.length; i++) {
            windows(20 * i + 4, 1, 1, beginnings[i]);
            opened(20 * i + 5);
            closed(20 * i + 5, 20 * i + 7, i);
        }
        windows(104, 1, 1, 0);
        opened(105);
        time(110);

        SimilarEpisode[] similar = told().get(5).similar();
        // The distance of two vectors of 18 equal features is sqrt(18) times that of one.
        double unit = Math.sqrt(18);
        assertThat(similar)
                .extracting(SimilarEpisode::id, SimilarEpisode::distance, SimilarEpisode::profit)
                .containsExactly(
                        tuple(Episode.idOf(ROUTE, 65_000_000), 0.0, 3.0),
                        tuple(Episode.idOf(ROUTE, 25_000_000), unit, 1.0),
                        tuple(Episode.idOf(ROUTE, 85_000_000), 2 * unit, 4.0));
        assertThat(similar[0].lifetimeUs()).isEqualTo(2_000_000);
        assertThat(similar[0].closeReason()).isEqualTo(CloseReason.SPREAD_COLLAPSED);
    }

    @Test
    void doesNotCompareWithAnEpisodeThatHadNotEnded() throws Exception {
        windows(4, 1, 1, 0);
        opened(5);
        opened(6);
        closed(5, 8, 1);
        time(10);

        assertThat(told()).hasSize(2).allMatch(context -> context.similar().length == 0);
    }

    @Test
    void answersAnEpisodeOnceHoweverOftenItIsTold() throws Exception {
        windows(4, 1, 1, 0);
        opened(5);
        opened(5);
        time(6);
        opened(5);
        closed(5, 8, 1);
        closed(5, 8, 1);
        time(12);

        assertThat(told()).hasSize(1);
    }

    @Test
    void answersAnEpisodeOfWhichOnlyTheEndWasRead() throws Exception {
        windows(4, 1, 2, 0);
        closed(5, 8, 1);
        time(8);

        assertThat(told()).singleElement().matches(context -> context.buy().cluster() == 1);
    }

    @Test
    void tellsOneLegIfThatIsAllThatIsKnown() throws Exception {
        deliver(window(KRAKEN, 4, 1, 0), 3_999);
        opened(5);
        opened(30);
        time(40);

        assertThat(told()).singleElement().matches(context -> context.sell() == null);
    }

    @Test
    void aLegInAnotherCurrencyBehavedAsInItsOwnMarket() throws Exception {
        Route converted = Route.parse("BTC/USD|KRAKEN:USDT:KRAKEN>BITSTAMP");
        Listing tethered = Listing.parse("KRAKEN|BTC/USDT");
        deliver(window(tethered, 4, 1, 0), 3_999);
        deliver(window(BITSTAMP, 4, 2, 0), 3_999);
        harness.processElement1(Episodes.of(converted, 5_000_000).build(), 5_000);
        time(10);

        assertThat(told())
                .singleElement()
                .satisfies(
                        context -> {
                            assertThat(context.buy().listing()).isEqualTo(tethered);
                            assertThat(context.sell().listing()).isEqualTo(BITSTAMP);
                        });
    }

    @Test
    void remembersPastEpisodesThroughARestore() throws Exception {
        windows(4, 1, 1, 0);
        opened(5);
        closed(5, 8, 1);
        time(9);
        OperatorSubtaskState snapshot = harness.snapshot(1, 0);

        try (var restored = newHarness()) {
            restored.initializeState(snapshot);
            restored.open();
            restored.processElement1(episode(10, 10, null, 0), 10_000);
            restored.processBothWatermarks(new Watermark(10_000));
            assertThat(restored.extractOutputValues().get(0).similar())
                    .extracting(SimilarEpisode::id)
                    .containsExactly(Episode.idOf(ROUTE, 5_000_000));
        }
    }

    @Test
    void keepsABoundedNumberOfPastEpisodes() {
        EpisodeMemory memory = new EpisodeMemory(List.of());
        for (int i = 0; i < EpisodeMemory.MOST + 10; i++) {
            memory.open(KnownEpisode.of(episode(i, i, null, 0)));
        }

        assertThat(memory.episodes()).hasSize(EpisodeMemory.MOST);
        assertThat(memory.knows(Episode.idOf(ROUTE, 9_000_000))).isFalse();
        assertThat(memory.knows(Episode.idOf(ROUTE, 10_000_000))).isTrue();
    }

    private void windows(long endSecond, int buyCluster, int sellCluster, double feature)
            throws Exception {
        long lastMs = endSecond * 1_000 - 1;
        deliver(window(KRAKEN, endSecond, buyCluster, feature), lastMs);
        deliver(window(BITSTAMP, endSecond, sellCluster, feature), lastMs);
    }

    private void deliver(ClusteredWindow window, long ms) throws Exception {
        List<Tuple2<String, ClusteredWindow>> ofMarkets = new ArrayList<>();
        new WindowPerMarket(CONVERSIONS).flatMap(window, new ListCollector<>(ofMarkets));
        for (Tuple2<String, ClusteredWindow> each : ofMarkets) {
            harness.processElement2(each, ms);
        }
    }

    private void opened(long second) throws Exception {
        harness.processElement1(episode(second, second, null, 0), second * 1_000);
    }

    private void closed(long openedSecond, long second, int profit) throws Exception {
        harness.processElement1(
                episode(openedSecond, second, CloseReason.SPREAD_COLLAPSED, profit),
                second * 1_000);
    }

    private void time(long second) throws Exception {
        harness.processBothWatermarks(new Watermark(second * 1_000));
    }

    private List<EpisodeContext> told() {
        return harness.extractOutputValues();
    }

    private static Episode episode(
            long openedSecond, long lastSecond, CloseReason reason, int profit) {
        long openedUs = openedSecond * 1_000_000;
        return Episodes.of(ROUTE, openedUs)
                .closed(reason)
                .lastUs(lastSecond * 1_000_000)
                .peak(
                        Episodes.moment(
                                BigDecimal.ONE,
                                BigDecimal.TEN,
                                BigDecimal.valueOf(profit),
                                1,
                                2,
                                false))
                .build();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    String, Episode, Tuple2<String, ClusteredWindow>, EpisodeContext>
            newHarness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new EpisodeContextFunction(WINDOW)),
                episode -> episode.route().market().code(),
                clustered -> clustered.f0,
                Types.STRING);
    }
}
