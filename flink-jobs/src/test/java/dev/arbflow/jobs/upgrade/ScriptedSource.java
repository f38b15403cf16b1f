package dev.arbflow.jobs.upgrade;

import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Emits a list by event time, each record behind the watermark of those before it, then waits to be
 * stopped, as the source of a running job does. Keeps no state.
 *
 * @param <T> what is emitted
 */
@SuppressWarnings("deprecation") // a source of the new kind would bring a state format of its own
final class ScriptedSource<T> implements SourceFunction<T> {
    private static final long serialVersionUID = 1L;

    private final SerializableSupplier<List<T>> script;
    private final SerializableFunction<T, Long> timeMs;
    private final long endMs;

    private transient volatile Object monitor;
    private volatile boolean cancelled;

    private ScriptedSource(
            SerializableSupplier<List<T>> script,
            SerializableFunction<T, Long> timeMs,
            long endMs) {
        this.script = script;
        this.timeMs = timeMs;
        this.endMs = endMs;
    }

    /**
     * A stream of the list.
     *
     * @param script called where the source runs, since events are not serializable
     * @param endMs where event time stands when all is emitted
     */
    static <T> DataStream<T> stream(
            StreamExecutionEnvironment env,
            String uid,
            Class<T> type,
            SerializableSupplier<List<T>> script,
            SerializableFunction<T, Long> timeMs,
            long endMs) {
        return env.addSource(
                        new ScriptedSource<>(script, timeMs, endMs), uid, TypeInformation.of(type))
                .uid(uid);
    }

    @Override
    public void run(SourceContext<T> out) throws Exception {
        monitor = out.getCheckpointLock();
        for (T record : script.get()) {
            synchronized (out.getCheckpointLock()) {
                out.collectWithTimestamp(record, timeMs.apply(record));
                out.emitWatermark(new Watermark(timeMs.apply(record) - 1));
            }
        }
        synchronized (out.getCheckpointLock()) {
            out.emitWatermark(new Watermark(endMs));
            while (!cancelled) {
                out.getCheckpointLock().wait();
            }
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        Object running = monitor;
        if (running != null) {
            synchronized (running) {
                running.notifyAll();
            }
        }
    }
}
