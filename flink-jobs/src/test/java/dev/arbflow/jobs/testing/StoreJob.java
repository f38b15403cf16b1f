package dev.arbflow.jobs.testing;

import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that only writes. */
public final class StoreJob {
    private StoreJob() {}

    /** Writes the records in their order, with checkpoints, and returns once all are written. */
    public static <T> void run(Sink<T> sink, List<T> records) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(RestartStrategyOptions.RESTART_STRATEGY, "none"); // the first refusal is told
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, strict);
        env.enableCheckpointing(100);
        env.fromData(records).sinkTo(sink);
        env.execute();
    }
}
