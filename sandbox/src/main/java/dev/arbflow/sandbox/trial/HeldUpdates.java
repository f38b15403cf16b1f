package dev.arbflow.sandbox.trial;

import dev.arbflow.market.book.BookUpdate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Gives a job in this process what somebody holds or makes for it, by number; too much to travel
 * with the job.
 */
final class HeldUpdates implements FlatMapFunction<Long, BookUpdate>, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, UpdateFlow> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    HeldUpdates(UpdateFlow flow) {
        ALL.put(id, flow);
    }

    @Override
    public void flatMap(Long number, Collector<BookUpdate> out) {
        ALL.get(id).slice(number, out::collect);
    }

    @Override
    public void close() {
        ALL.remove(id);
    }
}
