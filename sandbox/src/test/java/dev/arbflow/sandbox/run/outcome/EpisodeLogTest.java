package dev.arbflow.sandbox.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.sandbox.run.Closing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker. */
@Tag("kafka")
@Tag("mongodb")
@Timeout(120)
class EpisodeLogTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");

    /** More than a poll gives. */
    private static final int MANY = 2_000;

    @TempDir Path dir;

    private final Closing open = new Closing();

    @AfterEach
    void close() {
        open.closeAll();
    }

    /** Lesson: on a busy core the last episodes counted as missed. */
    @Test
    void whatWasWrittenBeforeTheEndIsReadToTheEnd() throws Exception {
        PipelineConfig config = config();
        EpisodeLog log = open.add(new EpisodeLog(config, () -> 0), EpisodeLog::close);
        write(config);

        log.close(() -> false);

        assertThat(log.episodes()).hasSize(MANY);
    }

    private PipelineConfig config() throws Exception {
        Endpoints servers = Endpoints.fromEnvironment();
        KafkaBroker kafka = open.add(servers.kafka(dir.resolve("kafka")), KafkaBroker::close);
        MongoStore mongo = open.add(servers.mongo(dir.resolve("mongo")), MongoStore::close);
        Map<String, String> settings = new HashMap<>();
        settings.put("KAFKA_BROKER", kafka.bootstrapServers());
        settings.put("KAFKA_TOPIC_PREFIX", kafka.topicPrefix());
        settings.put("MONGO_URI", mongo.uri());
        settings.put("MONGO_DB", mongo.database());
        settings.put("INFLUX_URL", "http://127.0.0.1:1");
        settings.put("INFLUX_TOKEN", "none");
        settings.put("ALERT_FROM", "arbflow@localhost");
        settings.put("SMTP_SERVER", "127.0.0.1:1");
        settings.put("ALERT_TO", "desk@localhost");
        settings.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        PipelineConfig config = new ConfigReader(new String[0], settings).pipeline();
        TopicSetup.ensure(config.kafka());
        return config;
    }

    private static void write(PipelineConfig config) {
        JsonCodec<Episode> codec = JsonCodec.episodes();
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, config.kafka().brokers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < MANY; i++) {
                byte[] value = codec.write(Episodes.of(ROUTE, 1_000_000L * i).build());
                var unused =
                        producer.send(
                                new ProducerRecord<>(
                                        Topic.EPISODES.name(config.kafka()), 0, null, value));
            }
        }
    }
}
