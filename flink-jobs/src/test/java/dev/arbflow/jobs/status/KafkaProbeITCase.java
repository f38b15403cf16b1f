package dev.arbflow.jobs.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("kafka")
class KafkaProbeITCase {
    private final Instant now = Instant.now();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir Path folder;

    @Test
    void countsTheOldRecordsThatAGroupHasNotConfirmed() throws Exception {
        try (KafkaBroker broker = Endpoints.fromEnvironment().kafka(folder);
                KafkaProbe probe = probe(broker)) {
            Kafka kafka = kafka(broker);
            TopicSetup.ensure(kafka);
            write(kafka, 0, now.minusSeconds(300), now.minusSeconds(120), now.minusSeconds(5));
            write(kafka, 1, now.minusSeconds(90));
            assertThat(overdue(probe, kafka)).as("where nothing was confirmed").isZero();

            confirm(kafka, 0, 0);
            confirm(kafka, 1, 0);
            assertThat(overdue(probe, kafka)).isEqualTo(3);

            confirm(kafka, 0, 2);
            assertThat(overdue(probe, kafka)).as("the young one may wait").isEqualTo(1);

            confirm(kafka, 1, 1);
            assertThat(overdue(probe, kafka)).isZero();
        }
    }

    private static long overdue(KafkaProbe probe, Kafka kafka) throws Exception {
        return probe.overdue(kafka.group(), MINUTE, Topic.TRADES);
    }

    private KafkaProbe probe(KafkaBroker broker) {
        return new KafkaProbe(kafka(broker), InstantSource.fixed(now), Duration.ofSeconds(20));
    }

    private static Kafka kafka(KafkaBroker broker) {
        return new ConfigReader(
                        new String[0],
                        Map.of(
                                "KAFKA_BROKER", broker.bootstrapServers(),
                                "KAFKA_TOPIC_PREFIX", broker.topicPrefix(),
                                "KAFKA_GROUP", broker.topicPrefix() + "somebody"))
                .kafka();
    }

    private static void write(Kafka kafka, int partition, Instant... times) throws Exception {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(new HashMap<>(KafkaClients.settings(kafka)), bytes, bytes)) {
            for (Instant time : times) {
                producer.send(
                                new ProducerRecord<>(
                                        Topic.TRADES.name(kafka),
                                        partition,
                                        time.toEpochMilli(),
                                        null,
                                        new byte[] {1}))
                        .get();
            }
        }
    }

    private static void confirm(Kafka kafka, int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(new HashMap<>(KafkaClients.settings(kafka)))) {
            admin.alterConsumerGroupOffsets(
                            kafka.group(),
                            Map.of(
                                    new TopicPartition(Topic.TRADES.name(kafka), partition),
                                    new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }
}
