package dev.arbflow.sandbox.suspect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Gives a job in this process what somebody holds for it, by number; too much to travel with the
 * job.
 *
 * @param <T> what is held
 */
final class HeldRecords<T> implements MapFunction<Long, T>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<?>> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    HeldRecords(List<T> records) {
        ALL.put(id, records);
    }

    @Override
    @SuppressWarnings("unchecked") // by this one's id there are its own records
    public T map(Long number) {
        return (T) ALL.get(id).get(number.intValue());
    }

    @Override
    public void close() {
        ALL.remove(id);
    }
}
