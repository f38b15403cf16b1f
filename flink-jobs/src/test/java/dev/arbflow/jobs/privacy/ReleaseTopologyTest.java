package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.EveryRecord;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way of releases on a real cluster, without Kryo and without generated uids. */
class ReleaseTopologyTest {
    private static final long MINUTE_MS = 60_000;

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private final InMemorySink<Release> releases = new InMemorySink<>();
    private final InMemorySink<RefusedRelease> refused = new InMemorySink<>();

    @AfterEach
    void forgetWhatWasWritten() {
        releases.close();
        refused.close();
    }

    @Test
    void releasesEveryCompleteWindowOfConfiguredTapesAsFarAsTheBudgetGoes() throws Exception {
        // Kraken trades in every minute of seven but the third; the clock is Bitstamp's too
        run(
                LongStream.range(0, 7)
                        .mapToObj(
                                minute ->
                                        minute == 3
                                                ? Trades.bitstamp("BTC/USD")
                                                        .at(minute * MINUTE_MS + 1)
                                                        .build()
                                                : Trades.kraken("BTC/USD")
                                                        .at(minute * MINUTE_MS + 1)
                                                        .build())
                        .toList());

        // the first minute is not announced, the last is not complete
        assertThat(releases.written())
                .extracting(release -> release.startUs() / 60_000_000)
                .containsExactly(1L, 2L, 3L);
        assertThat(releases.written())
                .extracting(release -> release.tape().code())
                .containsOnly(ReleaseSamples.TAPE);
        assertThat(refused.written())
                .extracting(window -> window.startUs() / 60_000_000)
                .containsExactly(4L, 5L);
    }

    private void run(List<Trade> trades) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(2);
        DataStream<Trade> once =
                env.fromData(trades, TypeInformation.of(Trade.class))
                        .setParallelism(1)
                        .uid("trades")
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<Trade>forGenerator(
                                                context -> new EveryRecord<>())
                                        .withTimestampAssigner(
                                                (trade, before) ->
                                                        trade.times().happenedUs() / 1_000))
                        .setParallelism(1)
                        .uid("trade-times");
        ReleaseTopology told = ReleaseTopology.build(once, ReleaseSamples.settings("0.3", "0.9"));
        told.releases().sinkTo(releases).uid("told");
        told.refused().sinkTo(refused).uid("refused");
        env.execute();
    }
}
