package dev.arbflow.sandbox.trial;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The end of a stream that keeps what comes until it is closed.
 *
 * <p>Flink runs copies of a sink in this process, so what comes is kept by the sink's id.
 *
 * @param <T> what comes
 */
final class Kept<T> implements Sink<T>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, ConcurrentLinkedQueue<Object>> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    Kept() {
        ALL.put(id, new ConcurrentLinkedQueue<>());
    }

    /** All that has come so far. */
    @SuppressWarnings("unchecked") // only this sink's writers fill its queue
    List<T> all() {
        return (List<T>) List.copyOf(ALL.get(id));
    }

    @Override
    public void close() {
        ALL.remove(id);
    }

    @Override
    @Deprecated // by Flink 1.20, which still declares it abstract
    public SinkWriter<T> createWriter(InitContext context) {
        return new Writer<>(ALL.get(id));
    }

    /** Keeps at once. */
    private record Writer<T>(ConcurrentLinkedQueue<Object> kept) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) {
            kept.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
