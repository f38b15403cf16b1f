package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.testing.StoreJob;
import dev.arbflow.market.behaviour.Neighbour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mongodb")
class SimilarityStoresITCase {
    @TempDir Path dataDir;

    @Test
    void whatComesTwiceStandsOnceAsItWasToldLast() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo =
                    new Mongo(
                            new Secret(store.uri()),
                            store.database(),
                            Duration.ofMillis(50),
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.PAIR),
                    List.of(SimilaritySamples.pair(), SimilaritySamples.pair()));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.NEIGHBOUR),
                    List.of(
                            SimilaritySamples.neighbour(Neighbour.UNKNOWN),
                            SimilaritySamples.neighbour(4)));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.CANDIDATE),
                    List.of(SimilaritySamples.candidate(), SimilaritySamples.candidate()));

            try (MongoClient client = MongoClients.create(store.uri())) {
                MongoDatabase database = client.getDatabase(store.database());
                assertThat(database.getCollection("similar_pairs").countDocuments()).isEqualTo(1);
                assertThat(database.getCollection("neighbours").find().first())
                        .containsEntry("followedBy", 4);
                assertThat(database.getCollection("neighbours").countDocuments()).isEqualTo(1);
                assertThat(database.getCollection("pattern_candidates").countDocuments())
                        .isEqualTo(1);
            }
        }
    }
}
