package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import dev.arbflow.embedded.FieldType;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("influxdb")
class InfluxSinkITCase {

    @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension();

    private static final long AT_NS = 1_700_000_000_123_456_000L;
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    /** Of its own for each test, so that a shared real store may serve. */
    private final String measurement = "sink_" + UUID.randomUUID().toString().replace('-', '_');

    @TempDir Path dataDir;

    @BeforeEach
    void forgetFailures() {
        FAILED.set(false);
    }

    @Test
    void aHundredPointsOfOneMicrosecondWrittenTwiceAreAHundred() throws Exception {
        try (InfluxStore store = store()) {
            for (int run = 0; run < 2; run++) {
                execute(sink(store), 100);
            }
            assertThat(store.rows(measurement))
                    .extracting(row -> row.get("time"))
                    .containsExactlyElementsOf(
                            LongStream.range(0, 100).map(i -> AT_NS + i).boxed().toList());
        }
    }

    @Test
    void aJobThatFailsAndRestartsLosesNothingAndDoublesNothing() throws Exception {
        try (InfluxStore store = store()) {
            StreamExecutionEnvironment env = environment();
            env.enableCheckpointing(100);
            env.fromSource(
                            new DataGeneratorSource<>(
                                    index -> index,
                                    3_000,
                                    RateLimiterStrategy.perSecond(2_000),
                                    Types.LONG),
                            WatermarkStrategy.noWatermarks(),
                            "numbers")
                    .map(InfluxSinkITCase::failOnceAtTwoThousand)
                    .sinkTo(sink(store));
            env.execute();

            assertThat(FAILED).isTrue();
            assertThat(store.rows(measurement))
                    .extracting(row -> ((Number) row.get("number")).longValue())
                    .containsExactlyElementsOf(LongStream.range(0, 3_000).boxed().toList());
        }
    }

    @Test
    void aClashOfTypesFailsTheJobWithTheNameOfTheField() throws Exception {
        try (InfluxStore store = store()) {
            execute(sink(store), 1);
            String name = measurement;
            InfluxSink<Long> clashing =
                    InfluxSink.<Long>builder()
                            .options(options(store))
                            .points(
                                    (value, out) ->
                                            out.accept(
                                                    Point.measurement(name)
                                                            .addField("number", "many")
                                                            .time(AT_NS, WritePrecision.NS)))
                            .build();
            assertThatThrownBy(() -> execute(clashing, 1))
                    .hasStackTraceContaining("rejected point of " + measurement)
                    .hasStackTraceContaining("number");
        }
    }

    private InfluxStore store() throws IOException {
        InfluxStore store = Endpoints.fromEnvironment().influx(dataDir);
        createTable(store);
        return store;
    }

    private void createTable(InfluxStore store) throws IOException {
        store.createTable(measurement, List.of("venue"), Map.of("number", FieldType.LONG));
    }

    private InfluxSink<Long> sink(InfluxStore store) {
        return sink(store, measurement);
    }

    /** Numbers as points, a nanosecond apart. */
    static InfluxSink<Long> sink(InfluxStore store, String name) {
        return InfluxSink.<Long>builder()
                .options(options(store))
                .points(
                        (number, out) ->
                                out.accept(
                                        Point.measurement(name)
                                                .addTag("venue", "KRAKEN")
                                                .addField("number", number)
                                                .time(AT_NS + number, WritePrecision.NS)))
                .build();
    }

    private static InfluxOptions options(InfluxStore store) {
        return InfluxOptions.to(store.url(), store.token(), store.org(), store.bucket())
                .batches(64, Duration.ofMillis(100))
                .build();
    }

    private static void execute(InfluxSink<Long> sink, long count) throws Exception {
        StreamExecutionEnvironment env = environment();
        env.fromSequence(0, count - 1).sinkTo(sink);
        env.execute();
    }

    static StreamExecutionEnvironment environment() {
        Configuration rules = new Configuration();
        rules.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        rules.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        rules.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(1);
        return env;
    }

    private static Long failOnceAtTwoThousand(Long number) {
        if (number == 2_000 && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("a fault on purpose");
        }
        return number;
    }
}
