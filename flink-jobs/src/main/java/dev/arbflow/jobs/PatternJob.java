package dev.arbflow.jobs;

import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Reads the market topics and describes how listings behave; a job of its own, so that nothing it
 * does delays detection.
 */
public final class PatternJob {
    private PatternJob() {}

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
        env.execute("arbflow patterns");
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
    public static void define(StreamExecutionEnvironment env, PipelineConfig shared) {
        PipelineConfig config = shared.with(shared.kafka().forJob("patterns"));
        env.setBufferTimeout(JobEnvironment.UNHURRIED_BUFFER_MS);
        env.getConfig().setAutoWatermarkInterval(JobEnvironment.UNHURRIED_WATERMARK_MS);
        PatternTopology.build(
                new PatternTopology.Topics(
                        KafkaSources.trades(env, config, KafkaSources.Hurry.BY_QUARTERS),
                        KafkaSources.books(env, config, KafkaSources.Hurry.BY_QUARTERS),
                        KafkaSources.episodes(env, config.kafka())),
                PatternStores.sinks(config.stores(), config.kafka()),
                config);
    }
}
