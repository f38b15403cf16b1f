package dev.arbflow.jobs.state;

import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;

/**
 * Streams by key whose records travel only where there is somewhere to go.
 *
 * <p>In a job of one subtask per operator all keys are at home in each of them. Its operators can
 * be chained although they are keyed: one thread calls one after the other, where two threads would
 * hand each record and each watermark over through a buffer.
 */
public final class LocalKeys {
    private LocalKeys() {}

    /**
     * The records by key. State and its key groups are the same either way, so a savepoint of a job
     * of one subtask is also one for more.
     *
     * @param records what one operator made; of a union, nothing is gained
     * @param key as for {@link DataStream#keyBy}
     */
    public static <T> KeyedStream<T, String> by(DataStream<T> records, KeySelector<T, String> key) {
        boolean alone =
                records.getParallelism() == 1
                        && records.getExecutionEnvironment().getParallelism() == 1;
        return alone ? DataStreamUtils.reinterpretAsKeyedStream(records, key) : records.keyBy(key);
    }
}
