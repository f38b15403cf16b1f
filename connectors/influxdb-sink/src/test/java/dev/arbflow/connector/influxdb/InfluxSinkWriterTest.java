package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfluxSinkWriterTest {

    private static final PointConverter<Long> ONE_POINT =
            (timeNs, out) -> out.accept(point(timeNs));

    private final WriterBench bench = new WriterBench();
    private final TestProcessingTimeService clock = new TestProcessingTimeService();
    private ScriptedInflux influx;

    @BeforeEach
    void listen() throws IOException {
        influx = new ScriptedInflux();
    }

    @AfterEach
    void stop() {
        influx.close();
    }

    @Test
    void sendsAFullBatchAndKeepsTheRest() throws Exception {
        try (InfluxSinkWriter<Long> writer = writer(ONE_POINT, OnRejected.FAIL)) {
            for (long timeNs = 1; timeNs <= 7; timeNs++) {
                writer.write(timeNs, null);
            }
            assertThat(influx.stored)
                    .containsExactly(
                            "quote bid=1.5 1",
                            "quote bid=1.5 2",
                            "quote bid=1.5 3",
                            "quote bid=1.5 4",
                            "quote bid=1.5 5");
            assertThat(bench.gauge("bufferedPoints")).isEqualTo(2);
        }
    }

    @Test
    void aCheckpointLeavesNothingBehind() throws Exception {
        try (InfluxSinkWriter<Long> writer = writer(ONE_POINT, OnRejected.FAIL)) {
            writer.flush(false);
            assertThat(influx.requests).isEmpty();
            writer.write(1L, null);
            writer.flush(false);
            assertThat(influx.stored).containsExactly("quote bid=1.5 1");
            assertThat(bench.gauge("bufferedPoints")).isEqualTo(0);
        }
    }

    @Test
    void aQuietStreamReachesTheStoreWithinTheInterval() throws Exception {
        try (InfluxSinkWriter<Long> writer = writer(ONE_POINT, OnRejected.FAIL)) {
            clock.advance(1_000);
            clock.advance(500);
            writer.write(1L, null);
            clock.advance(499);
            assertThat(influx.stored).isEmpty();
            clock.advance(1);
            assertThat(influx.stored).hasSize(1);
        }
    }

    @Test
    void aRecordMayBeNoneOrSeveralPoints() throws Exception {
        PointConverter<Long> asManyAsItSays =
                (count, out) -> {
                    for (long timeNs = 1; timeNs <= count; timeNs++) {
                        out.accept(point(timeNs));
                    }
                };
        try (InfluxSinkWriter<Long> writer = writer(asManyAsItSays, OnRejected.FAIL)) {
            writer.write(0L, null);
            writer.write(3L, null);
            writer.flush(true);
        }
        assertThat(influx.stored).hasSize(3);
    }

    @Test
    void neverSwallowsAPointWithoutAValue() throws Exception {
        PointConverter<Long> nothingButNan =
                (timeNs, out) ->
                        out.accept(
                                Point.measurement("quote")
                                        .addTag("venue", "KRAKEN")
                                        .addField("bid", Double.NaN)
                                        .time(timeNs, WritePrecision.NS));
        try (InfluxSinkWriter<Long> writer = writer(nothingButNan, OnRejected.FAIL)) {
            assertThatThrownBy(() -> writer.write(1L, null))
                    .hasMessage(
                            "rejected point with tags {venue=KRAKEN} and fields {bid=NaN}:"
                                    + " it has no field with a finite value");
        }
    }

    @Test
    void neverLetsTheServerInventATime() throws Exception {
        PointConverter<Long> timeless =
                (value, out) -> out.accept(Point.measurement("quote").addField("bid", 1.5));
        try (InfluxSinkWriter<Long> writer = writer(timeless, OnRejected.COUNT)) {
            writer.write(1L, null);
            writer.flush(true);
        }
        assertThat(influx.requests).isEmpty();
        assertThat(bench.count("rejectedPoints")).isEqualTo(1);
    }

    @Test
    void leavesNeitherTimerNorThreadBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        InfluxSinkWriter<Long> writer = writer(ONE_POINT, OnRejected.FAIL);
        writer.write(1L, null);
        writer.flush(true);
        writer.close();

        assertThat(clock.getNumActiveTimers()).isZero();
        Set<String> left =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> !before.contains(thread))
                        .map(Thread::getName)
                        .filter(name -> !name.equals(ScriptedInflux.THREAD_NAME))
                        .collect(Collectors.toSet());
        // OkHttp's own, one of each per class loader; they end when idle for a minute.
        assertThat(left).isSubsetOf("OkHttp TaskRunner", "Okio Watchdog");
    }

    private InfluxSinkWriter<Long> writer(PointConverter<Long> converter, OnRejected fate) {
        InfluxOptions options =
                WriterBench.options(influx.url())
                        .batches(5, Duration.ofSeconds(1))
                        .onRejected(fate)
                        .build();
        return new InfluxSinkWriter<>(
                converter, options, clock, bench.metrics(), bench.pauses::add);
    }

    private static Point point(long timeNs) {
        return Point.measurement("quote").addField("bid", 1.5).time(timeNs, WritePrecision.NS);
    }
}
