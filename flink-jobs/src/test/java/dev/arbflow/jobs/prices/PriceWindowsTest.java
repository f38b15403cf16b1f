package dev.arbflow.jobs.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.config.Prices;
import dev.arbflow.jobs.dedup.EachTradeOnce;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** De-duplication and windows on a real cluster at parallelism 2, without Kryo. */
class PriceWindowsTest {
    private static final Prices TEN_SECONDS =
            new Prices(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ZERO);
    private static final Dedup DEDUP = new Dedup(100, 0.01, Duration.ofMinutes(1));

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private final InMemorySink<PriceWindow> windows = new InMemorySink<>();
    private final InMemorySink<IndicativeSpread> indicative = new InMemorySink<>();

    @AfterEach
    void forgetWhatWasWritten() {
        windows.close();
        indicative.close();
    }

    @Test
    void givesHintsOnlyWhereTheFeedHasNoBooks() throws Exception {
        run(
                coinApi(Venue.KRAKEN, 1_000).id("a").buy().price(100),
                coinApi(Venue.KRAKEN, 1_000).id("a").buy().price(100), // delivered twice
                coinApi(Venue.BITSTAMP, 2_000).id("b").sell().price(101),
                Trades.kraken("BTC/USD").at(3_000).id("c").buy().price(50),
                Trades.bitstamp("BTC/USD").at(4_000).id("d").sell().price(60));

        assertThat(windows.written())
                .hasSize(4)
                .allMatch(window -> window.trades() == 1 && window.endUs() == 10_000_000);
        assertThat(indicative.written())
                .singleElement()
                .satisfies(
                        hint -> {
                            assertThat(hint.route()).hasToString("BTC/USD|KRAKEN>BITSTAMP");
                            assertThat(hint.differenceBps()).isBetween(99.99, 100.01);
                        });
    }

    @Test
    void whatLeavesItCrossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PriceWindow.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(IndicativeSpread.class);
    }

    private void run(Trades... builders) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(2);
        DataStream<Trade> trades =
                env.fromData(
                                List.of(builders).stream().map(Trades::build).toList(),
                                TypeInformation.of(Trade.class))
                        .uid("trades")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Trade>forMonotonousTimestamps()
                                        .withTimestampAssigner(
                                                (trade, none) ->
                                                        trade.times().happenedUs() / 1_000))
                        .uid("event-time");
        PriceWindows built = PriceWindows.build(EachTradeOnce.of(trades, DEDUP), TEN_SECONDS);
        built.windows().sinkTo(windows).uid("windows");
        built.indicative().sinkTo(indicative).uid("indicative");
        env.execute("price windows");
    }

    private static Trades coinApi(Venue venue, long atMs) {
        return Trades.of(venue, "BTC/USD").feed(Feed.COINAPI).at(atMs);
    }
}
