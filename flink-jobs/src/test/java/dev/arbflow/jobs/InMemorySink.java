package dev.arbflow.jobs;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps what a job in this JVM writes, in the order of arrival.
 *
 * @param <T> what is written
 */
public final class InMemorySink<T> implements Sink<T> {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<Object>> WRITTEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    /** What has been written so far. */
    @SuppressWarnings("unchecked") // only writers of this sink fill its list
    public List<T> written() {
        return (List<T>) list();
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(list());
    }

    /** Flink 1.20 still declares it abstract, although it calls the other one. */
    @Override
    @SuppressWarnings("deprecation")
    public SinkWriter<T> createWriter(InitContext context) {
        return new Writer<>(list());
    }

    private List<Object> list() {
        return WRITTEN.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>());
    }

    private record Writer<T>(List<Object> list) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            list.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
