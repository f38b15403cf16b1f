package dev.arbflow.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.BehaviourLog;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.VenueLeadLag.Verdict;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two minutes of one market on three venues, through all of PatternJob's graph. */
class PatternTopologyTest {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    /** Each is a thread, with another for each way out of it. */
    private static final int MAX_TASKS = 20;

    private final PatternEnds ends = new PatternEnds();

    @AfterEach
    void forgetWhatWasWritten() {
        ends.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyPartFindsWhatIsThereToBeFound(int parallelism) throws Exception {
        topology(parallelism).execute("patterns");

        assertThat(ends.windows.written()).hasSizeGreaterThan(100);
        assertThat(ends.scalers.written()).isNotEmpty();
        assertThat(ends.models.written()).isNotEmpty();
        assertThat(ends.clustered.written())
                .isNotEmpty()
                .allMatch(window -> window.window().scalerVersion() > 0);
        assertThat(ends.pairs.written()).isNotEmpty();
        assertThat(ends.leadLags.written())
                .as("every two of three venues, in each minute that the log touches")
                .hasSize(3 * 3)
                .anyMatch(found -> found.receiveTime().verdict() == Verdict.TOGETHER);
        assertThat(ends.trades.written())
                .isNotEmpty()
                .allMatch(trade -> trade.trade().pseudonym().length() == 32);
        assertThat(ends.coverage.written()).isNotEmpty();
        assertThat(ends.releases.written()).isNotEmpty();
        assertThat(ends.episodes.written())
                .singleElement()
                .satisfies(
                        context -> {
                            assertThat(context.buy().listing().venue()).isEqualTo(Venue.KRAKEN);
                            assertThat(context.sell().listing().venue()).isEqualTo(Venue.BITSTAMP);
                        });
    }

    @Test
    void aJobOfOneSubtaskHandsRecordsOnWithinFewThreads() {
        assertThat(topology(1).getStreamGraph().getJobGraph().getNumberOfVertices())
                .isLessThanOrEqualTo(MAX_TASKS);
    }

    private StreamExecutionEnvironment topology(int parallelism) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        PatternTopology.build(
                new PatternTopology.Topics(
                        stream(
                                env,
                                BehaviourLog.trades(),
                                TradeUpdate.class,
                                TradeUpdate::happenedUs),
                        stream(env, BehaviourLog.books(), BookUpdate.class, BookUpdate::receiveUs),
                        stream(
                                env,
                                List.of(BehaviourLog.episode()),
                                Episode.class,
                                Episode::lastUs)),
                ends.sinks(),
                PatternEnds.config());
        return env;
    }

    /** Event time of an event, in microseconds. */
    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env, List<T> log, Class<T> type, Time<T> timeUs) {
        return env.fromData(log, TypeInformation.of(type))
                .setParallelism(1)
                .uid(type.getSimpleName())
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forGenerator(context -> new AfterEveryEvent<>())
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000))
                .setParallelism(1)
                .uid("time-of-" + type.getSimpleName());
    }

    /** Time follows every event. */
    private static final class AfterEveryEvent<T> implements WatermarkGenerator<T> {
        @Override
        public void onEvent(T event, long timestampMs, WatermarkOutput output) {
            output.emitWatermark(new Watermark(timestampMs - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
