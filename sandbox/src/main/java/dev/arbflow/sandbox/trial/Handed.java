package dev.arbflow.sandbox.trial;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * The end of a stream that hands on what comes, on the threads of the job.
 *
 * <p>Flink runs copies of a sink in this process, so who takes what comes is kept by the sink's id.
 *
 * @param <T> what comes
 */
final class Handed<T> implements Sink<T>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Consumer<?>> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    /**
     * @param to takes what comes; safe for use by several threads
     */
    Handed(Consumer<T> to) {
        ALL.put(id, to);
    }

    @Override
    public void close() {
        ALL.remove(id);
    }

    @Override
    @Deprecated // by Flink 1.20, which still declares it abstract
    @SuppressWarnings("unchecked") // by this sink's id there is what takes its elements
    public SinkWriter<T> createWriter(InitContext context) {
        return new Writer<>((Consumer<T>) ALL.get(id));
    }

    /** Hands on at once. */
    private record Writer<T>(Consumer<T> to) implements SinkWriter<T> {

        @Override
        public void write(T element, Context context) {
            to.accept(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
