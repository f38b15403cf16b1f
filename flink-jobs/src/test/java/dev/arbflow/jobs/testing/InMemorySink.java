package dev.arbflow.jobs.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The end of a pipeline in a test: keeps what is written where the test can see it.
 *
 * <p>Flink runs serialized copies of a sink in the same JVM, so the records are kept by the sink's
 * id in a place that all copies share. {@link #close} forgets them.
 *
 * @param <T> what is written
 */
public final class InMemorySink<T> implements Sink<T>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, BlockingQueue<Object>> WRITTEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    public InMemorySink() {
        WRITTEN.put(id, new LinkedBlockingQueue<>());
    }

    /**
     * All records that are there now, oldest first, except those already taken by {@link #next}.
     */
    @SuppressWarnings("unchecked") // only this sink's writers fill its queue
    public List<T> written() {
        return (List<T>) new ArrayList<>(WRITTEN.get(id));
    }

    /**
     * Takes the oldest record, waiting for it if there is none yet.
     *
     * @throws AssertionError if none comes in time
     */
    @SuppressWarnings("unchecked") // as above
    public T next(Duration patience) throws InterruptedException {
        Object record = WRITTEN.get(id).poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (record == null) {
            throw new AssertionError("nothing was written within " + patience);
        }
        return (T) record;
    }

    @Override
    public void close() {
        WRITTEN.remove(id);
    }

    @Override
    @Deprecated // by Flink 1.20, which still declares it abstract
    public SinkWriter<T> createWriter(InitContext context) {
        return new Writer<>(WRITTEN.get(id));
    }

    /** Writes at once. */
    private record Writer<T>(BlockingQueue<Object> written) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) {
            written.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
