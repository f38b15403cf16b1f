package dev.arbflow.sandbox.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.Closing;
import dev.arbflow.sandbox.run.PatternRun;
import dev.arbflow.sandbox.run.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a real broker; what jobs have read is told by the test. */
@Tag("kafka")
class BacklogTest {
    private static final Duration SOON = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path dir;

    private final Closing open = new Closing();
    private final List<Metrics.Reading> offsets = new CopyOnWriteArrayList<>();
    private Kafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        KafkaBroker broker = open.add(Endpoints.fromEnvironment().kafka(dir), KafkaBroker::close);
        kafka =
                new ConfigReader(
                                new String[0],
                                Map.of(
                                        "KAFKA_BROKER", broker.bootstrapServers(),
                                        "KAFKA_TOPIC_PREFIX", broker.topicPrefix()))
                        .kafka();
        TopicSetup.ensure(kafka);
    }

    @AfterEach
    void close() {
        open.closeAll();
    }

    @Test
    void waitsUntilPatternsHaveReadTheEpisodesToo() throws Exception {
        Backlog backlog = backlog();
        write(Topic.EPISODES, 2);
        assertThat(backlog.awaitRead(Sandbox.ARBITRAGE, SOON)).isTrue();
        hasRead(PatternRun.JOB, Topic.EPISODES, 0);
        hasRead(Sandbox.ARBITRAGE, Topic.EPISODES, 1);
        assertThat(backlog.awaitRead(PatternRun.JOB, SOON)).isFalse();

        CompletableFuture<Void> reader =
                CompletableFuture.runAsync(
                        () -> hasRead(PatternRun.JOB, Topic.EPISODES, 1),
                        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        assertThat(backlog.awaitRead(PatternRun.JOB, PATIENCE)).isTrue();
        assertThat(reader).isCompleted();
    }

    @Test
    void doesNotWaitForWhatLayThereBefore() throws Exception {
        write(Topic.EPISODES, 3);
        Backlog backlog = backlog();
        assertThat(backlog.awaitRead(PatternRun.JOB, SOON)).isTrue();

        write(Topic.EPISODES, 1);
        assertThat(backlog.awaitRead(PatternRun.JOB, SOON)).isFalse();
        hasRead(PatternRun.JOB, Topic.EPISODES, 3);
        assertThat(backlog.awaitRead(PatternRun.JOB, SOON)).isTrue();
    }

    private Backlog backlog() throws Exception {
        return open.add(
                new Backlog(
                        kafka,
                        name -> name.equals("currentOffset") ? new ArrayList<>(offsets) : List.of(),
                        PatternRun.READERS),
                Backlog::close);
    }

    private void hasRead(String job, Topic topic, long offset) {
        offsets.add(
                new Metrics.Reading(
                        Map.of("job_name", job, "topic", topic.name(kafka), "partition", "0"),
                        offset));
    }

    private void write(Topic topic, int records) throws Exception {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.brokers());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(topic.name(kafka), 0, "key", new byte[1])).get();
            }
        }
    }
}
