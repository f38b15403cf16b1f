package dev.arbflow.sandbox.trial;

import dev.arbflow.market.book.BookUpdate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Gives a job in this process what somebody holds for it, by number; too much to travel with the
 * job.
 */
final class HeldUpdates implements MapFunction<Long, BookUpdate>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, List<BookUpdate>> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    HeldUpdates(List<BookUpdate> updates) {
        ALL.put(id, updates);
    }

    @Override
    public BookUpdate map(Long number) {
        return ALL.get(id).get(number.intValue());
    }

    @Override
    public void close() {
        ALL.remove(id);
    }
}
