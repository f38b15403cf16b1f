package dev.arbflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaITCase {

    @TempDir Path dataDir;

    @Test
    void recordsAndCommittedOffsetsSurviveARestart() throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.start(dataDir, 0)) {
            broker.createTopics(Topic.of("trades", 1));
            send(broker, "trades", "first");
            assertThat(consume(broker, "trades", 1)).containsExactly("first");
        }
        try (KafkaBroker broker = EmbeddedKafka.start(dataDir, 0)) {
            send(broker, "trades", "second");
            assertThat(consume(broker, "trades", 1)).containsExactly("second");
        }
    }

    @Test
    void createsTopicsAsAskedAndLeavesExistingOnesAlone() throws Exception {
        Topic rules = Topic.of("rules", 1).compacted();
        Topic trades = Topic.of("trades", 3).keptFor(Duration.ofHours(1));
        try (KafkaBroker broker = EmbeddedKafka.start(dataDir, 0);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopics(rules, trades);
            broker.createTopics(rules, trades);

            assertThat(setting(admin, "rules", "cleanup.policy")).isEqualTo("compact");
            assertThat(setting(admin, "trades", "retention.ms")).isEqualTo("3600000");
            assertThat(
                            admin.describeTopics(List.of("trades"))
                                    .allTopicNames()
                                    .get()
                                    .get("trades")
                                    .partitions())
                    .hasSize(3);
        }
    }

    @Test
    void aBoundedBrokerBoundsEveryTopicThatIsDeletedFrom() throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.startBounded(dataDir, 0, 1 << 20);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            broker.createTopics(Topic.of("trades", 1).keptFor(Duration.ofHours(1)));

            assertThat(setting(admin, "trades", "retention.bytes")).isEqualTo("1048576");
        }
    }

    @Test
    void namesTheTopicItCannotCreate() throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.start(dataDir, 0)) {
            assertThatThrownBy(() -> broker.createTopics(Topic.of("no blanks please", 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("cannot create topic no blanks please: ");
        }
    }

    @Test
    void doesNotMakeATopicOutOfAMisspeltName() throws Exception {
        try (KafkaBroker broker = EmbeddedKafka.start(dataDir, 0)) {
            assertThatThrownBy(() -> send(broker, "tradse", "lost"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("tradse not present in metadata");
        }
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> EmbeddedKafka.start(dataDir, taken.getLocalPort()))
                    .hasMessage("port " + taken.getLocalPort() + " for Kafka is in use");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        Set<Thread> before = ServerThreads.running();
        EmbeddedKafka.start(dataDir, 0).close();
        assertThat(ServerThreads.leftSince(before)).isEmpty();
    }

    private static void send(KafkaBroker broker, String topic, String value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", 3_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static List<String> consume(KafkaBroker broker, String topic, int count) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "reader",
                        "auto.offset.reset", "earliest");
        long deadlineNs = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (values.size() < count && System.nanoTime() < deadlineNs) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            consumer.commitSync();
        }
        return values;
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource)).all().get().get(resource).get(name).value();
    }
}
