package dev.arbflow.jobs;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job runs under; turns silent faults into errors. */
public final class JobEnvironment {
    private JobEnvironment() {}

    /**
     * The environment of the cluster that the job is submitted to, with our rules.
     *
     * @param checkpointEvery time between two checkpoints
     */
    public static StreamExecutionEnvironment create(Duration checkpointEvery) {
        return StreamExecutionEnvironment.getExecutionEnvironment(rules(checkpointEvery));
    }

    private static Configuration rules(Duration checkpointEvery) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false); // a fall-back to Kryo is an error
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false); // so is an operator without uid
        rules.set(PipelineOptions.OBJECT_REUSE, true); // events are never changed once emitted
        rules.set(PipelineOptions.MAX_PARALLELISM, 128); // part of the state's format
        rules.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        rules.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        rules.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointEvery);
        rules.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
        // A store that is down holds checkpoints up; the job waits for it instead of failing.
        rules.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
        rules.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        rules.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        rules.set(
                RestartStrategyOptions
                        .RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS_BEFORE_RESET_BACKOFF,
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INFINITE_ATTEMPTS);
        return rules;
    }
}
