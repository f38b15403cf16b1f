package dev.arbflow.jobs;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Fills the stores in place of an {@link ArbitrageJob} that was told {@code --archive separate}, so
 * that a store that is slow or down holds no alert up.
 *
 * <p>It computes from the market topics what ArbitrageJob computes, by the same operators under the
 * same uids: the same log gives the same episodes, and a savepoint of one starts the other.
 */
public final class ArchiveJob {
    private ArchiveJob() {}

    /**
     * Runs the job in the cluster that {@code flink run} names.
     *
     * @param args settings as {@code --key value}, see docs/configuration.md
     */
    public static void main(String[] args) throws Exception {
        JobMain.run(() -> submit(args));
    }

    private static void submit(String[] args) throws Exception {
        PipelineConfig config = settings(new ConfigReader(args, System.getenv()));
        TopicSetup.ensure(config.kafka());
        MongoSetup.ensure(config.stores());
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        define(env, config);
        env.execute("arbflow archive");
    }

    /**
     * Reads all that the job takes.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    static PipelineConfig settings(ConfigReader reader) {
        return reader.pipeline();
    }

    /** Puts the graph into an environment. */
    public static void define(StreamExecutionEnvironment env, PipelineConfig config) {
        env.setBufferTimeout(JobEnvironment.UNHURRIED_BUFFER_MS);
        Kafka kafka = config.kafka();
        PipelineConfig own = config.with(kafka.forJob("archive"));
        ArbitrageTopology.archiving(
                KafkaSources.trades(env, own),
                KafkaSources.books(env, own, KafkaSources.Hurry.GATHERED),
                KafkaSources.rules(env, own.kafka()),
                ArbitrageJob.sinks(own),
                own);
    }
}
