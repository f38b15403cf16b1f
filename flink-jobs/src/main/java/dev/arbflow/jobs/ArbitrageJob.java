package dev.arbflow.jobs;

import dev.arbflow.jobs.config.Archive;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the market topics, finds arbitrage episodes, and writes log, mail and, unless {@link
 * ArchiveJob} does, the stores.
 */
public final class ArbitrageJob {
    private static final Logger LOG = LoggerFactory.getLogger(ArbitrageJob.class);

    private ArbitrageJob() {}

    /**
     * Runs the job in the cluster that {@code flink run} names.
     *
     * @param args settings as {@code --key value}, see docs/configuration.md
     */
    public static void main(String[] args) throws Exception {
        JobMain.run(() -> submit(args));
    }

    private static void submit(String[] args) throws Exception {
        Settings settings = settings(new ConfigReader(args, System.getenv()));
        PipelineConfig config = settings.pipeline;
        config.notCompared().forEach(each -> LOG.info("{}", each));
        TopicSetup.ensure(config.kafka());
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        switch (settings.archive) {
            case TOGETHER -> {
                MongoSetup.ensure(config.stores());
                define(env, config);
            }
            case SEPARATE -> defineWithoutStores(env, config);
        }
        env.execute("arbflow arbitrage");
    }

    /** What the job is told. */
    record Settings(PipelineConfig pipeline, Archive archive) {}

    /**
     * Reads all that the job takes.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    static Settings settings(ConfigReader reader) {
        return new Settings(reader.pipeline(), reader.archive());
    }

    /** Puts the graph that leaves the stores to {@link ArchiveJob} into an environment. */
    public static void defineWithoutStores(StreamExecutionEnvironment env, PipelineConfig config) {
        ArbitrageTopology.announcing(
                config.venues().haveFeedsWithoutBooks()
                        ? Optional.of(KafkaSources.trades(env, config))
                        : Optional.empty(),
                KafkaSources.books(env, config),
                KafkaSources.rules(env, config.kafka()),
                KafkaSources.suspects(env, config.kafka()),
                sinks(config),
                config);
    }

    /** Puts the whole graph into an environment. */
    public static void define(StreamExecutionEnvironment env, PipelineConfig config) {
        ArbitrageTopology.build(
                KafkaSources.trades(env, config),
                KafkaSources.books(env, config),
                KafkaSources.rules(env, config.kafka()),
                KafkaSources.suspects(env, config.kafka()),
                sinks(config),
                config);
    }

    static ArbitrageSinks sinks(PipelineConfig config) {
        return new ArbitrageSinks(
                new ArbitrageSinks.Documents(
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.EPISODE),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.REFUSAL),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.LEDGER),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.FOLLOW_UP),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.PAPER),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.TRADE)),
                new ArbitrageSinks.Points(
                        InfluxPoints.sink(config.stores().influx(), () -> Points.QUOTE),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.TRADE),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.SPREAD),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.EPISODE),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.PRICE_WINDOW),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.INDICATIVE),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.REFUSAL),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.CANDIDATE),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.FOLLOW_UP),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.PAPER)),
                KafkaSinks.episodes(config.kafka()),
                KafkaSinks.candidates(config.kafka()),
                KafkaSinks.followUps(config.kafka()),
                KafkaSinks.paper(config.kafka()),
                new ArbitrageSinks.Cycles(
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.CYCLE),
                        MongoArchives.sink(config.stores().mongo(), () -> Documents.CYCLE_LEDGER),
                        InfluxPoints.sink(config.stores().influx(), () -> Points.CYCLE),
                        KafkaSinks.cycles(config.kafka())),
                AlertMails.to(config.stores().mail(), config.stores().origin()));
    }
}
