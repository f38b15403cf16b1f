package dev.arbflow.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoITCase {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    @TempDir Path dataDir;

    @Test
    void documentsAndIndexesSurviveARestart() throws Exception {
        with(
                episodes -> {
                    episodes.insertOne(new Document("_id", "a").append("edgeBps", 1.5));
                    episodes.createIndex(Indexes.ascending("edgeBps"));
                });
        with(
                episodes -> {
                    assertThat(episodes.find())
                            .containsExactly(new Document("_id", "a").append("edgeBps", 1.5));
                    assertThat(episodes.listIndexes()).hasSize(2);
                });
    }

    @Test
    void documentsAreFoundByKeysOfEveryKindAfterARestart() throws Exception {
        List<Object> keys =
                List.of(
                        "b",
                        "a",
                        "",
                        7,
                        7_000_000_000L,
                        1.5,
                        new Document("at", 1),
                        new ObjectId());
        with(
                episodes -> {
                    for (Object key : keys) {
                        episodes.insertOne(new Document("_id", key).append("legs", List.of(1, 2L)));
                    }
                    assertThatThrownBy(() -> episodes.insertOne(new Document("_id", "a")))
                            .isInstanceOf(MongoWriteException.class);
                });
        with(
                episodes -> {
                    for (Object key : keys) {
                        assertThat(episodes.find(eq("_id", key)))
                                .containsExactly(
                                        new Document("_id", key).append("legs", List.of(1, 2L)));
                    }
                    assertThat(episodes.find(eq("_id", "c"))).isEmpty();
                });
    }

    @Test
    void upsertKeepsTheHighestRevisionOfASubdocument() throws Exception {
        with(
                episodes -> {
                    for (int revision : new int[] {9, 10, 2}) {
                        Document state = new Document("revision", revision);
                        episodes.updateOne(
                                eq("a"),
                                Updates.combine(setOnInsert("route", "r"), max("state", state)),
                                UPSERT);
                    }
                    assertThat(episodes.find().first())
                            .isEqualTo(
                                    new Document("_id", "a")
                                            .append("route", "r")
                                            .append("state", new Document("revision", 10)));
                });
    }

    @Test
    void upsertOfALowerRevisionByFilterIsADuplicateKey() throws Exception {
        with(
                episodes -> {
                    episodes.updateOne(olderThan(5), set("revision", 5), UPSERT);
                    assertThatThrownBy(
                                    () ->
                                            episodes.updateOne(
                                                    olderThan(3), set("revision", 3), UPSERT))
                            .isInstanceOfSatisfying(
                                    MongoWriteException.class,
                                    e -> assertThat(e.getCode()).isEqualTo(11_000));
                });
    }

    @Test
    void anUnorderedBatchGoesOnAfterADuplicate() throws Exception {
        with(
                episodes -> {
                    episodes.insertOne(new Document("_id", "a").append("revision", 5));
                    List<UpdateOneModel<Document>> batch =
                            List.of(
                                    new UpdateOneModel<>(olderThan(3), set("revision", 3), UPSERT),
                                    new UpdateOneModel<>(olderThan(8), set("revision", 8), UPSERT));
                    MongoBulkWriteException refused =
                            catchThrowableOfType(
                                    MongoBulkWriteException.class,
                                    () ->
                                            episodes.bulkWrite(
                                                    batch, new BulkWriteOptions().ordered(false)));
                    assertThat(refused.getWriteErrors()).hasSize(1);
                    assertThat(episodes.find(eq("revision", 8))).hasSize(1);
                });
    }

    @Test
    void aUniqueIndexRefusesASecondAndATimeToLiveIndexIsKept() throws Exception {
        with(
                episodes -> {
                    episodes.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
                    episodes.createIndex(
                            Indexes.ascending("at"),
                            new IndexOptions().expireAfter(60L, TimeUnit.SECONDS));
                    episodes.insertOne(new Document("n", 1));

                    assertThatThrownBy(() -> episodes.insertOne(new Document("n", 1)))
                            .hasMessageContaining("E11000");
                    assertThat(episodes.listIndexes())
                            .extracting(index -> index.get("expireAfterSeconds"))
                            .contains(60L);
                });
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() throws Exception {
        try (MongoStore first = EmbeddedMongo.start(dataDir, 0)) {
            assertThat(first.uri()).startsWith("mongodb://127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedMongo.start(dataDir, 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot open " + dataDir.resolve("mongo.mv"));
        }
    }

    @Test
    void saysWhichPortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> EmbeddedMongo.start(dataDir, taken.getLocalPort()))
                    .hasMessage("port " + taken.getLocalPort() + " for MongoDB is in use");
        }
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        Set<Thread> before = ServerThreads.running();
        with(episodes -> episodes.insertOne(new Document()));
        assertThat(ServerThreads.leftSince(before)).isEmpty();
    }

    private void with(Consumer<MongoCollection<Document>> work) throws IOException {
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            work.accept(client.getDatabase("test").getCollection("episodes"));
        }
    }

    private static Bson olderThan(int revision) {
        return and(eq("a"), lt("revision", revision));
    }
}
