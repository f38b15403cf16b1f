package dev.arbflow.jobs;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job runs under; turns silent faults into errors. */
public final class JobEnvironment {
    /**
     * How long a record of a job for which nobody waits may lie in a buffer, in milliseconds: as
     * long as a broker gathers records for it. A thread for each way out of a task wakes so often.
     */
    static final long UNHURRIED_BUFFER_MS = 250;

    /**
     * How often a source of such a job is asked for a watermark, in milliseconds; those of books
     * and trades say theirs with each record.
     */
    static final long UNHURRIED_WATERMARK_MS = 1_000;

    private JobEnvironment() {}

    /**
     * The environment of the cluster that the job is submitted to, with our rules, and with our
     * defaults where the cluster's configuration says nothing.
     *
     * @param checkpointEvery time between two checkpoints
     */
    public static StreamExecutionEnvironment create(Duration checkpointEvery) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration unsaid = defaults();
        unsaid.keySet().stream()
                .filter(key -> env.getConfiguration().getOptional(text(key)).isPresent())
                .toList()
                .forEach(unsaid::removeKey);
        env.configure(unsaid);
        env.configure(rules(checkpointEvery));
        return env;
    }

    private static ConfigOption<String> text(String key) {
        return ConfigOptions.key(key).stringType().noDefaultValue();
    }

    /** Belongs to what the jobs mean. */
    private static Configuration rules(Duration checkpointEvery) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false); // a fall-back to Kryo is an error
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false); // so is an operator without uid
        rules.set(PipelineOptions.OBJECT_REUSE, true); // events are never changed once emitted
        rules.set(PipelineOptions.MAX_PARALLELISM, 128); // part of the state's format
        rules.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        rules.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointEvery);
        return rules;
    }

    /** Belongs to the cluster, whose flink-conf/config.yaml wins; for clusters that say nothing. */
    private static Configuration defaults() {
        Configuration defaults = new Configuration();
        // For each hop of a record; nothing at all would cost busy clusters throughput.
        defaults.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
        defaults.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
        // A store that is down holds checkpoints up; the job waits for it instead of failing.
        defaults.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 1_000);
        defaults.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        defaults.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay"); // for ever
        return defaults;
    }
}
