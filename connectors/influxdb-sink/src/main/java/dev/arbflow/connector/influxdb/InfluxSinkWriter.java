package dev.arbflow.connector.influxdb;

import com.influxdb.client.write.Point;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Gathers points into batches, sent when full, when the interval is over and at each checkpoint.
 *
 * <p>Keeps no state: a checkpoint holds only what the store has already confirmed.
 *
 * @param <T> type of the record
 */
final class InfluxSinkWriter<T> implements SinkWriter<T> {

    private final PointConverter<T> converter;
    private final InfluxOptions options;
    private final InfluxConnection connection;
    private final BatchWriter batches;
    private final RejectedPoints rejected;
    private final ProcessingTimeService clock;
    private final List<Point> converted = new ArrayList<>();
    private final List<String> buffer = new ArrayList<>();
    private ScheduledFuture<?> nextFlush;

    InfluxSinkWriter(
            PointConverter<T> converter,
            InfluxOptions options,
            ProcessingTimeService clock,
            SinkMetrics metrics,
            Pause pause) {
        this.converter = converter;
        this.options = options;
        this.clock = clock;
        this.rejected = new RejectedPoints(options.onRejected(), metrics);
        this.connection = new InfluxConnection(options);
        this.batches = new BatchWriter(connection, options, rejected, metrics, pause);
        metrics.watchBuffer(buffer::size);
        flushLater();
    }

    @Override
    public void write(T value, Context context) throws IOException, InterruptedException {
        converted.clear();
        converter.convert(value, converted::add);
        for (Point point : converted) {
            buffer(point);
        }
        if (buffer.size() >= options.batchSize()) {
            flush(false);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (!buffer.isEmpty()) {
            batches.write(buffer);
            buffer.clear();
        }
    }

    @Override
    public void close() {
        nextFlush.cancel(false);
        connection.close();
    }

    /** Refuses what the client or the store would drop or change without a word. */
    private void buffer(Point point) throws IOException {
        String line = LineProtocol.of(point);
        if (line.isEmpty()) {
            rejected.add(described(point), "it has no field with a finite value");
        } else if (point.getTime() == null) {
            rejected.add(described(point), "it has no time, so a replay would write it twice");
        } else {
            buffer.add(line);
        }
    }

    private void flushLater() {
        long atMs = clock.getCurrentProcessingTime() + options.flushInterval().toMillis();
        nextFlush =
                clock.registerTimer(
                        atMs,
                        now -> {
                            flush(false);
                            flushLater();
                        });
    }

    private static String described(Point point) {
        return "point with tags " + point.getTags() + " and fields " + point.getFields();
    }
}
