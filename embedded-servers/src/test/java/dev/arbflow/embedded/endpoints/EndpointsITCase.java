package dev.arbflow.embedded.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsITCase {

    @TempDir Path dataDir;

    @Test
    void startsWhatTheEnvironmentDoesNotName() throws Exception {
        Endpoints endpoints = new Endpoints(Map.of("MONGO_URI", ""));
        try (KafkaBroker kafka = endpoints.kafka(dataDir.resolve("kafka"));
                MongoStore mongo = endpoints.mongo(dataDir.resolve("mongo"));
                InfluxStore influx = endpoints.influx(dataDir.resolve("influx"));
                MailServer mail = endpoints.mail()) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThat(mongo.uri()).startsWith("mongodb://127.0.0.1:");
            assertThat(influx.url()).startsWith("http://127.0.0.1:");
            assertThat(mail.embedded()).isPresent();
        }
    }

    @Test
    void ofANamedBrokerOnlyTheTestsOwnTopicsAndGroupsAreDeleted() throws Exception {
        try (KafkaBroker somebodys = EmbeddedKafka.start(dataDir, 0)) {
            Map<String, String> environment = Map.of("KAFKA_BROKER", somebodys.bootstrapServers());
            somebodys.createTopics(Topic.of("market.trades", 1));
            try (KafkaBroker named = new Endpoints(environment).kafka(dataDir)) {
                named.createTopics(Topic.of(named.topicPrefix() + "market.trades", 1));
                awaitTopics(somebodys, "market.trades", named.topicPrefix() + "market.trades");
                confirm(somebodys, "arbflow");
                confirm(somebodys, named.topicPrefix() + "arbflow-patterns");
                assertThat(groups(somebodys))
                        .containsExactlyInAnyOrder(
                                "arbflow", named.topicPrefix() + "arbflow-patterns");
            }
            awaitTopics(somebodys, "market.trades");
            assertThat(groups(somebodys)).containsExactly("arbflow");
        }
    }

    @Test
    void ofANamedStoreOnlyTheTestsOwnDatabaseIsDropped() throws Exception {
        try (MongoStore somebodys = EmbeddedMongo.start(dataDir, 0);
                MongoClient client = MongoClients.create(somebodys.uri())) {
            client.getDatabase("arbflow").getCollection("trades").insertOne(new Document());
            Map<String, String> environment = Map.of("MONGO_URI", somebodys.uri());
            try (MongoStore named = new Endpoints(environment).mongo(dataDir)) {
                client.getDatabase(named.database())
                        .getCollection("trades")
                        .insertOne(new Document());
                assertThat(databases(client)).contains("arbflow", named.database());
            }
            assertThat(databases(client))
                    .contains("arbflow")
                    .noneMatch(name -> name.startsWith(Endpoints.OWN));
        }
    }

    @Test
    void aServerThatMakesNoBucketsSaysWhatItAnswered() throws Exception {
        try (InfluxStore standIn = new Endpoints(Map.of()).influx(dataDir)) {
            Map<String, String> environment =
                    Map.of(
                            "INFLUX_URL", standIn.url(),
                            "INFLUX_TOKEN", "no token of its",
                            "INFLUX_ORG", "desk");
            assertThatThrownBy(() -> new Endpoints(environment).influx(dataDir))
                    .hasMessageStartingWith(standIn.url() + "/api/v2/orgs?org=desk answered 4")
                    .hasMessageNotContaining("no token of its");
        }
    }

    private static void confirm(KafkaBroker broker, String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition("market.trades", 0),
                                    new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }

    private static List<String> groups(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.listConsumerGroups().all().get().stream()
                    .map(ConsumerGroupListing::groupId)
                    .toList();
        }
    }

    /** A broker lists a change when it has heard of it, a moment after it was made. */
    private static void awaitTopics(KafkaBroker broker, String... wanted) throws Exception {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        Set<String> found;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            do {
                found = admin.listTopics().names().get();
            } while (!found.equals(Set.of(wanted)) && System.nanoTime() < deadlineNs);
        }
        assertThat(found).containsExactlyInAnyOrder(wanted);
    }

    private static List<String> databases(MongoClient client) {
        return client.listDatabaseNames().into(new ArrayList<>());
    }
}
