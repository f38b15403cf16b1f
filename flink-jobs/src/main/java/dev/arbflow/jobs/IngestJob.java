package dev.arbflow.jobs;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSource;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.ingest.IngestTopology;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Origin;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads the exchanges' websockets and writes the market topics. */
public final class IngestJob {
    private IngestJob() {}

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
        TopicSetup.ensure(settings.kafka);
        StreamExecutionEnvironment env = JobEnvironment.create(settings.checkpointEvery);
        define(env, settings.source, settings.kafka);
        env.execute(nameOf(settings.ingest));
    }

    /** What the job is told. */
    record Settings(
            String ingest, ExchangeSourceOptions source, Kafka kafka, Duration checkpointEvery) {}

    /**
     * Reads all that the job takes.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    static Settings settings(ConfigReader reader) {
        String ingest = reader.ingestId();
        return new Settings(
                ingest,
                source(reader.venues(), ingest).build(),
                reader.kafka(),
                reader.checkpointEvery());
    }

    /** The name under which an ingest process runs. */
    static String nameOf(String ingest) {
        return ingest.equals(Origin.FIRST_INGEST) ? "arbflow ingest" : "arbflow ingest " + ingest;
    }

    /**
     * The connections of the configured venues, with everything else at its default.
     *
     * @throws ConfigError if a venue cannot be asked for what is configured
     */
    public static ExchangeSourceOptions.Builder source(Venues venues) {
        return source(venues, Origin.FIRST_INGEST);
    }

    /**
     * The same, as one of several ingest processes reads them.
     *
     * @throws ConfigError if a venue cannot be asked for what is configured
     */
    public static ExchangeSourceOptions.Builder source(Venues venues, String ingest) {
        String apiKey = venues.coinApiKey().map(Secret::reveal).orElse("");
        List<ConnectionSpec> connections =
                MarketFeeds.connections(venues).stream().map(each -> each.readBy(ingest)).toList();
        try {
            // Once here, so that nobody has to find the reason in a task manager's log.
            connections.forEach(spec -> VenueProtocols.forSpec(spec, apiKey));
        } catch (IllegalArgumentException e) {
            throw new ConfigError(e.getMessage(), e);
        }
        return ExchangeSourceOptions.of(connections, spec -> VenueProtocols.forSpec(spec, apiKey));
    }

    /** Puts the graph into an environment. */
    public static void define(
            StreamExecutionEnvironment env, ExchangeSourceOptions source, Kafka kafka) {
        DataStream<Inbound> inbound =
                env.fromSource(
                                new ExchangeSource(source),
                                WatermarkStrategy.noWatermarks(),
                                "exchanges")
                        .uid("exchanges");
        IngestTopology.build(inbound, KafkaSinks.ingest(kafka), Topic.TRADES.partitions(kafka));
    }
}
