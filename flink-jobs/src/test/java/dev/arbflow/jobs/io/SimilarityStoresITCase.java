package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.market.behaviour.Neighbour;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimilarityStoresITCase {
    @TempDir Path dataDir;

    @Test
    void whatComesTwiceStandsOnceAsItWasToldLast() throws Exception {
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo =
                    new Mongo(
                            new Secret(store.uri()),
                            "arbflow",
                            Duration.ofMillis(50),
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            run(
                    MongoArchives.sink(mongo, () -> Documents.PAIR),
                    List.of(SimilaritySamples.pair(), SimilaritySamples.pair()));
            run(
                    MongoArchives.sink(mongo, () -> Documents.NEIGHBOUR),
                    List.of(
                            SimilaritySamples.neighbour(Neighbour.UNKNOWN),
                            SimilaritySamples.neighbour(4)));
            run(
                    MongoArchives.sink(mongo, () -> Documents.CANDIDATE),
                    List.of(SimilaritySamples.candidate(), SimilaritySamples.candidate()));

            try (MongoClient client = MongoClients.create(store.uri())) {
                MongoDatabase database = client.getDatabase("arbflow");
                assertThat(database.getCollection("similar_pairs").countDocuments()).isEqualTo(1);
                assertThat(database.getCollection("neighbours").find().first())
                        .containsEntry("followedBy", 4);
                assertThat(database.getCollection("neighbours").countDocuments()).isEqualTo(1);
                assertThat(database.getCollection("pattern_candidates").countDocuments())
                        .isEqualTo(1);
            }
        }
    }

    private static <T> void run(Sink<T> sink, List<T> records) throws Exception {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, strict);
        env.enableCheckpointing(100);
        env.fromData(records).sinkTo(sink);
        env.execute();
    }
}
