package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCountsTest {
    @TempDir Path dir;

    @Test
    void candidatesAreCountedByOutcomeWhereTheStoreTellsOfTheRun() throws Exception {
        Servers servers = Servers.start(dir, Ports.parse("auto"), Set.of(Part.MONGO, Part.MAIL));
        try {
            PipelineConfig config = config(servers);
            store(config.stores().mongo(), "EPISODE", "OPEN", "EPISODE");
            StoreCounts counts = new StoreCounts(servers, config);

            assertThat(counts.candidates(Set.of(Part.MONGO)))
                    .isEqualTo(Map.of("EPISODE", 2L, "OPEN", 1L));
            assertThat(counts.candidates(Set.of(Part.MAIL))).isEmpty();
        } finally {
            servers.close();
        }
    }

    private static PipelineConfig config(Servers servers) {
        Map<String, String> settings = new HashMap<>(servers.settings());
        settings.putAll(servers.addresses());
        settings.put("KAFKA_BROKER", "127.0.0.1:1");
        settings.put("INFLUX_URL", "http://127.0.0.1:1");
        settings.put("INFLUX_TOKEN", "none");
        settings.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        return new ConfigReader(new String[0], settings).pipeline();
    }

    private static void store(Mongo mongo, String... outcomes) {
        List<Document> documents =
                Stream.of(outcomes)
                        .map(each -> new Document("state", new Document("outcome", each)))
                        .toList();
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            client.getDatabase(mongo.database()).getCollection("candidates").insertMany(documents);
        }
    }
}
