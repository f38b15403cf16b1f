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
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.testing.StoreJob;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage, releases and analyses in a real store. */
@Tag("mongodb")
class TrustStoresITCase {
    @TempDir Path dataDir;

    @Test
    void theFirstAnswerAboutAWindowStays() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir);
                MongoClient client = MongoClients.create(store.uri())) {
            Mongo mongo =
                    new Mongo(
                            new Secret(store.uri()),
                            store.database(),
                            Duration.ofMillis(50),
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            MongoSetup.ensure(mongo);
            Release first = TrustSamples.RELEASE;
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.RELEASE),
                    List.of(
                            first,
                            new Release(
                                    first.tape(),
                                    first.startUs(),
                                    first.endUs(),
                                    first.trades() + 1,
                                    first.volume(),
                                    first.clip(),
                                    first.epsilon(),
                                    first.spent(),
                                    first.budget())));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.REFUSED_RELEASE),
                    List.of(TrustSamples.REFUSED));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE),
                    List.of(TrustSamples.COUNT, TrustSamples.COUNT));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE_ALARM),
                    List.of(TrustSamples.SILENT));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE_BALANCE),
                    List.of(TrustSamples.BALANCE));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.SAMPLING_WEIGHT),
                    List.of(new SamplingWeight(first.tape(), 0, 1, 2)));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.ANOVA),
                    List.of(TrustSamples.anova(FTest.NONE)));

            MongoDatabase database = client.getDatabase(store.database());
            assertThat(database.getCollection(Documents.RELEASE.collection()).find())
                    .singleElement()
                    .satisfies(
                            document ->
                                    assertThat(document)
                                            .containsEntry("trades", first.trades())
                                            .containsEntry("outcome", "RELEASED"));
            for (String collection :
                    List.of(
                            Documents.COVERAGE.collection(),
                            Documents.COVERAGE_ALARM.collection(),
                            Documents.COVERAGE_BALANCE.collection(),
                            Documents.SAMPLING_WEIGHT.collection(),
                            Documents.ANOVA.collection())) {
                assertThat(database.getCollection(collection).countDocuments())
                        .as(collection)
                        .isEqualTo(1);
            }
        }
    }
}
