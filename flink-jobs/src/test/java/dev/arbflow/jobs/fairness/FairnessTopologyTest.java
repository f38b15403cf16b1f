package dev.arbflow.jobs.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.arbflow.jobs.config.Fairness;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.EveryRecord;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.SamplingWeight;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
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

/** The whole way of coverage on a real cluster, without Kryo and without generated uids. */
class FairnessTopologyTest {
    private static final String KRAKEN = "KRAKEN|KRAKEN|BTC/USD";
    private static final String BITSTAMP = "BITSTAMP|BITSTAMP|BTC/USD";
    private static final Fairness SETTINGS =
            new Fairness(
                    List.of(KRAKEN, BITSTAMP),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(2),
                    0.95,
                    0.001);

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private final InMemorySink<CoverageCount> coverage = new InMemorySink<>();
    private final InMemorySink<CoverageBalance> balances = new InMemorySink<>();
    private final InMemorySink<CoverageAlarm> alarms = new InMemorySink<>();
    private final InMemorySink<SamplingWeight> weights = new InMemorySink<>();

    @AfterEach
    void forgetWhatWasWritten() {
        coverage.close();
        balances.close();
        alarms.close();
        weights.close();
    }

    @Test
    void aVenueThatIsNeverHeardIsMissedAndOneThatNobodyExpectsIsNot() throws Exception {
        List<BookUpdate> books = new ArrayList<>();
        List<Trade> trades = new ArrayList<>();
        for (int second = 0; second <= 31; second++) {
            books.add(
                    BookUpdate.of(
                            Books.kraken("BTC/USD")
                                    .delivery(1, second + 1)
                                    .at(second * 1_000L)
                                    .build()));
            trades.add(Trades.kraken("BTC/USD").at(second * 1_000L).build());
            trades.add(Trades.coinbase("BTC/USD").at(second * 1_000L).build());
        }
        run(trades, books);

        // the first period is not announced, the last is not complete
        assertThat(coverage.written())
                .extracting(
                        count -> count.tape().code(),
                        count -> count.startUs() / 1_000_000,
                        CoverageCount::liveShare,
                        CoverageCount::books,
                        CoverageCount::trades)
                .containsExactlyInAnyOrder(
                        tuple(KRAKEN, 10L, 1.0, 10L, 10L),
                        tuple(KRAKEN, 20L, 1.0, 10L, 10L),
                        tuple(BITSTAMP, 10L, 0.0, 0L, 0L),
                        tuple(BITSTAMP, 20L, 0.0, 0L, 0L));
        assertThat(alarms.written())
                .extracting(CoverageAlarm::id)
                .containsExactly(
                        BITSTAMP + "@10000000#LIVE_TIME", BITSTAMP + "@20000000#LIVE_TIME");
        assertThat(balances.written())
                .extracting(balance -> balance.live().leastToMost())
                .containsExactly(0.0, 0.0);
        assertThat(weights.written())
                .extracting(weight -> weight.tape().code(), SamplingWeight::weight)
                .contains(tuple(KRAKEN, 0.5), tuple(BITSTAMP, SamplingWeight.MOST));
    }

    private void run(List<Trade> trades, List<BookUpdate> books) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(1); // as one partition of a topic: books of a connection stay in order
        FairnessTopology found =
                FairnessTopology.build(
                        stream(env, "trades", trades, Trade.class, t -> t.times().happenedUs()),
                        stream(env, "books", books, BookUpdate.class, BookUpdate::receiveUs),
                        SETTINGS);
        found.coverage().sinkTo(coverage).uid("to-coverage");
        found.balances().sinkTo(balances).uid("to-balances");
        found.alarms().sinkTo(alarms).uid("to-alarms");
        found.weights().sinkTo(weights).uid("to-weights");
        env.execute();
    }

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env,
            String name,
            List<T> records,
            Class<T> type,
            Micros<T> timeUs) {
        return env.fromData(records, TypeInformation.of(type))
                .setParallelism(1)
                .uid(name)
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forGenerator(context -> new EveryRecord<>())
                                .withTimestampAssigner(
                                        (SerializableTimestampAssigner<T>)
                                                (record, before) ->
                                                        timeUs.applyAsLong(record) / 1_000))
                .setParallelism(1)
                .uid(name + "-times");
    }

    private interface Micros<T> extends ToLongFunction<T>, Serializable {}
}
