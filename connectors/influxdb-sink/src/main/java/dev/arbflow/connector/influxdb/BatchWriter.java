package dev.arbflow.connector.influxdb;

import com.influxdb.exceptions.InfluxException;
import dev.arbflow.connector.remote.ExponentialBackoff;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a batch until the store has every point of it that it will ever take. */
final class BatchWriter {

    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);

    private final InfluxConnection connection;
    private final InfluxOptions options;
    private final RejectedPoints rejected;
    private final SinkMetrics metrics;
    private final ExponentialBackoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Pause pause;
    private int retriesInARow;

    BatchWriter(
            InfluxConnection connection,
            InfluxOptions options,
            RejectedPoints rejected,
            SinkMetrics metrics,
            Pause pause) {
        this.connection = connection;
        this.options = options;
        this.rejected = rejected;
        this.metrics = metrics;
        this.backoff = new ExponentialBackoff(options.firstBackoff(), options.longestBackoff());
        this.pause = pause;
    }

    /**
     * Returns when the store has the points; blocks while it is unreachable or overloaded.
     *
     * @throws IOException if no retry will help, or a point is rejected and that fails the job
     * @throws InterruptedException if the task is cancelled
     */
    void write(List<String> lines) throws IOException, InterruptedException {
        Deque<List<String>> parts = new ArrayDeque<>();
        parts.push(lines);
        while (!parts.isEmpty()) {
            List<String> part = parts.pop();
            WriteResult result = attempt(part);
            switch (result.outcome()) {
                case WRITTEN -> {
                    metrics.written(part.size());
                    endOutage();
                }
                case RETRY -> {
                    parts.push(part);
                    waitAfter(result);
                }
                case SPLIT -> {
                    split(part, result, parts);
                    endOutage();
                }
                case FAIL_JOB -> throw new IOException(options + " refuses: " + result.reason());
            }
        }
    }

    private WriteResult attempt(List<String> part) throws InterruptedException {
        try {
            connection.write(part);
            return WriteResult.WRITTEN;
        } catch (InfluxException e) {
            if (Thread.interrupted()) { // cancelled: the failure is only its consequence
                throw new InterruptedException("interrupted while writing to " + options);
            }
            return WriteResult.of(e);
        }
    }

    private void endOutage() {
        if (retriesInARow > 0) {
            LOG.info("{} is back after {} retries", options, retriesInARow);
            retriesInARow = 0;
        }
    }

    private void waitAfter(WriteResult result) throws InterruptedException {
        metrics.retried();
        if (retriesInARow == 0) {
            LOG.warn(
                    "{} takes no points now, retrying until it does: {}", options, result.reason());
        }
        retriesInARow++;
        Duration wait = backoff.equalJitter(retriesInARow, random);
        Duration asked = result.retryAfter(); // may exceed the longest wait
        pause.of(wait.compareTo(asked) > 0 ? wait : asked);
    }

    private void split(List<String> part, WriteResult result, Deque<List<String>> parts)
            throws IOException {
        if (part.size() == 1) {
            rejected.add("point of " + LineProtocol.measurement(part.get(0)), result.reason());
            return;
        }
        int middle = part.size() / 2;
        parts.push(part.subList(middle, part.size()));
        parts.push(part.subList(0, middle));
    }
}
