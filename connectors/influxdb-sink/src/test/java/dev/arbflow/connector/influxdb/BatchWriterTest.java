package dev.arbflow.connector.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private static final List<String> LINES = List.of("a x=1 1", "b x=2 2");

    private final WriterBench bench = new WriterBench();
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
    void writesABatchInOneRequest() throws Exception {
        write(OnRejected.FAIL, LINES);
        assertThat(influx.requests)
                .containsExactly("org=desk&bucket=market&precision=ns\na x=1 1\nb x=2 2");
        assertThat(bench.count("pointsWritten")).isEqualTo(2);
        assertThat(bench.count("numRecordsSend")).isEqualTo(2);
        assertThat(bench.count("batches")).isEqualTo(1);
    }

    @Test
    void retriesUntilAnOverloadedServerTakesTheBatch() throws Exception {
        influx.then(503).then(500).then(503);
        write(OnRejected.FAIL, LINES);
        assertThat(influx.stored).isEqualTo(LINES);
        assertThat(bench.count("retries")).isEqualTo(3);
        assertThat(bench.pauses.get(2)).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void waitsAsLongAsTheServerAsksButNoLongerThanTenMinutes() throws Exception {
        influx.then(429, Map.of("Retry-After", "7"), "slow down")
                .then(429, Map.of("Retry-After", "999999999"), "slow down");
        write(OnRejected.FAIL, LINES);
        assertThat(influx.stored).isEqualTo(LINES);
        assertThat(bench.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofMinutes(10));
    }

    @Test
    void aRetryAfterThatIsNoNumberIsPassedOver() throws Exception {
        influx.then(503, Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), "later");
        write(OnRejected.FAIL, LINES);
        assertThat(bench.pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void waitsForAServerThatIsDown() throws Exception {
        int port = influx.port();
        influx.close();
        InfluxOptions options = WriterBench.options("http://127.0.0.1:" + port).build();
        Pause startOnThird =
                wait -> {
                    bench.pauses.add(wait);
                    if (bench.pauses.size() == 3) {
                        influx = restarted(port);
                    }
                };
        try (InfluxConnection connection = new InfluxConnection(options)) {
            bench.batchWriter(connection, options, startOnThird).write(LINES);
        }
        assertThat(influx.stored).isEqualTo(LINES);
        assertThat(bench.count("retries")).isEqualTo(3);
    }

    @Test
    void backsOffFromTheStartInEachOutage() throws Exception {
        influx.then(503).then(503).then(503).then(204).then(503);
        InfluxOptions options = WriterBench.options(influx.url()).build();
        try (InfluxConnection connection = new InfluxConnection(options)) {
            BatchWriter writer = bench.batchWriter(connection, options);
            writer.write(LINES);
            writer.write(LINES);
        }
        assertThat(bench.pauses.get(3)).isLessThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void anAnswerThatRejectsAPointEndsAnOutageToo() throws Exception {
        influx.then(503).then(503).then(400).then(503);
        InfluxOptions options =
                WriterBench.options(influx.url()).onRejected(OnRejected.COUNT).build();
        try (InfluxConnection connection = new InfluxConnection(options)) {
            BatchWriter writer = bench.batchWriter(connection, options);
            writer.write(List.of("bad x=1 1"));
            writer.write(LINES);
        }
        assertThat(bench.pauses.get(2)).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(influx.stored).isEqualTo(LINES);
    }

    @Test
    void failsWithOneLineWithoutTheTokenWhenAccessIsRefused() {
        for (int status : new int[] {401, 403, 404}) {
            influx.then(status, Map.of(), "unauthorized\\naccess");
            assertThatThrownBy(() -> write(OnRejected.COUNT, LINES))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "InfluxDB at " + influx.url() + ", org desk, bucket market refuses: ")
                    .hasMessageEndingWith("status " + status + " unauthorized access")
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(bench.pauses).isEmpty();
    }

    @Test
    void aBadPointIsCountedAndAllOthersAreWritten() throws Exception {
        List<String> lines =
                IntStream.range(0, 100)
                        .mapToObj(i -> (i == 37 || i == 90 ? "bad" : "good") + " x=1 " + i)
                        .toList();
        write(OnRejected.COUNT, lines);
        assertThat(influx.stored)
                .isEqualTo(lines.stream().filter(line -> line.startsWith("good")).toList());
        assertThat(bench.count("rejectedPoints")).isEqualTo(2);
        assertThat(bench.count("numRecordsSendErrors")).isEqualTo(2);
        assertThat(bench.count("pointsWritten")).isEqualTo(98);
        assertThat(influx.requests).hasSizeLessThan(30);
    }

    @Test
    void aBadPointFailsTheJobWithTheServersWords() {
        List<String> lines = List.of("good x=1 1", "bad,t=v x=1 2");
        assertThatThrownBy(() -> write(OnRejected.FAIL, lines))
                .isInstanceOf(IOException.class)
                .hasMessage("rejected point of bad: status 400 error in line 1: column: bad");
        assertThat(influx.stored).containsExactly("good x=1 1");
        assertThat(bench.count("rejectedPoints")).isEqualTo(1);
    }

    @Test
    void aBodyThatIsTooLargeIsSentInParts() throws Exception {
        influx.then(413);
        List<String> lines = Stream.concat(LINES.stream(), LINES.stream()).toList();
        write(OnRejected.FAIL, lines);
        assertThat(influx.stored).isEqualTo(lines);
        assertThat(bench.count("batches")).isEqualTo(2);
    }

    @Test
    void aServerThatHangsIsGivenUpAndTriedAgain() throws Exception {
        influx.thenHang();
        InfluxOptions options =
                WriterBench.options(influx.url()).requestTimeout(Duration.ofMillis(300)).build();
        try (InfluxConnection connection = new InfluxConnection(options)) {
            bench.batchWriter(connection, options).write(LINES);
        }
        assertThat(influx.stored).isEqualTo(LINES);
        assertThat(bench.count("retries")).isEqualTo(1);
    }

    @Test
    void cancellingATaskEndsItsBackoff() throws Exception {
        influx.then(503);
        CountDownLatch pausing = new CountDownLatch(1);
        Pause longPause =
                wait -> {
                    pausing.countDown();
                    Pause.THREAD.of(Duration.ofHours(1));
                };
        InfluxOptions options = WriterBench.options(influx.url()).build();
        try (InfluxConnection connection = new InfluxConnection(options)) {
            FutureTask<Void> task =
                    new FutureTask<>(
                            () -> {
                                bench.batchWriter(connection, options, longPause).write(LINES);
                                return null;
                            });
            Thread thread = new Thread(task);
            thread.start();
            pausing.await();
            thread.interrupt();
            assertThatThrownBy(task::get).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aCancelledTaskMakesNoFurtherAttempt() {
        influx.close();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> write(OnRejected.FAIL, LINES))
                .isInstanceOf(InterruptedException.class);
        assertThat(bench.pauses).isEmpty();
    }

    private void write(OnRejected fate, List<String> lines)
            throws IOException, InterruptedException {
        InfluxOptions options = WriterBench.options(influx.url()).onRejected(fate).build();
        try (InfluxConnection connection = new InfluxConnection(options)) {
            bench.batchWriter(connection, options).write(lines);
        }
    }

    private static ScriptedInflux restarted(int port) {
        try {
            return new ScriptedInflux(port);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
