package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.io.mongo.StoredOrigins;
import dev.arbflow.jobs.testing.StoreJob;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("mongodb")
class MongoStoresITCase {
    @TempDir Path dataDir;

    @Test
    void aLowerRevisionThatComesLateIsIgnored() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo = mongo(store);
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.EPISODE),
                    List.of(StoreSamples.open(9), StoreSamples.closed(10), StoreSamples.open(2)));

            Document episode = only(mongo, Documents.EPISODE.collection());
            assertThat(episode).containsEntry("route", "BTC/USD|BITFINEX>BITSTAMP");
            assertThat(episode.get("state", Document.class))
                    .containsEntry("revision", 10L)
                    .containsEntry("open", false)
                    .containsEntry("closeReason", "SPREAD_COLLAPSED");
            assertThat(episode.getEmbedded(List.of("state", "peak", "profit"), Decimal128.class))
                    .isEqualTo(Decimal128.parse("31.00"));
        }
    }

    @Test
    void refusalsAndTradesThatComeTwiceStandOnce() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo = mongo(store);
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.REFUSAL),
                    List.of(StoreSamples.refusal(5, -3), StoreSamples.refusal(6, -2)));
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.TRADE),
                    List.of(
                            StoreSamples.trade(StoreSamples.OPENED_US),
                            StoreSamples.trade(StoreSamples.OPENED_US)));

            assertThat(only(mongo, Documents.REFUSAL.collection()))
                    .containsEntry("samples", 6L)
                    .containsEntry("bestNetBps", -2.0);
            assertThat(only(mongo, Documents.TRADE.collection()))
                    .containsEntry("_id", "0123456789abcdef0123456789abcdef")
                    .containsEntry("happenedUs", StoreSamples.OPENED_US);
        }
    }

    @Test
    void anOutcomeReplacesThatACandidateStandsAndIsNeverReplacedByIt() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo = mongo(store);
            MongoSetup.ensure(mongo);
            StoreJob.run(
                    MongoArchives.sink(mongo, () -> Documents.LEDGER),
                    List.of(
                            StoreSamples.standing(),
                            StoreSamples.refused(),
                            StoreSamples.standing()));

            assertThat(only(mongo, Documents.LEDGER.collection()).get("state", Document.class))
                    .containsEntry("outcome", "BELOW_THRESHOLD")
                    .containsEntry("reason", "BELOW_FEES")
                    .containsEntry("bestNetBps", -3.25);
        }
    }

    @Test
    void aStoreKnowsWhatSortsOfDataWereWrittenToIt() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo = mongo(store);
            assertThat(StoredOrigins.in(mongo)).isEmpty();
            DataOrigin recorded = DataOrigin.recordedOn(LocalDate.of(2021, 5, 31));
            StoredOrigins.note(mongo, recorded);
            StoredOrigins.note(mongo, DataOrigin.SIMULATED);
            StoredOrigins.note(mongo, recorded);
            assertThat(StoredOrigins.in(mongo))
                    .containsExactlyInAnyOrder(recorded, DataOrigin.SIMULATED);
        }
    }

    @Test
    void indexesAreMadeOnceAndTradesExpire() throws Exception {
        try (MongoStore store = Endpoints.fromEnvironment().mongo(dataDir)) {
            Mongo mongo = mongo(store);
            MongoSetup.ensure(mongo);
            MongoSetup.ensure(mongo);

            try (MongoClient client = MongoClients.create(store.uri())) {
                MongoDatabase database = client.getDatabase(mongo.database());
                assertThat(database.getCollection(Documents.EPISODE.collection()).listIndexes())
                        .hasSize(2);
                assertThat(database.getCollection(Documents.REFUSAL.collection()).listIndexes())
                        .hasSize(3);
                assertThat(database.getCollection(Documents.TRADE.collection()).listIndexes())
                        .hasSize(3)
                        .extracting(index -> index.get("expireAfterSeconds"))
                        .contains(Duration.ofDays(30).toSeconds());
            }
        }
    }

    @Test
    void aStoreThatIsAwayIsOneLineWithoutThePassword() {
        Mongo away = mongo("mongodb://me:hush@127.0.0.1:1/", "arbflow");

        assertThatThrownBy(() -> MongoSetup.ensure(away, Duration.ofMillis(300)))
                .isInstanceOf(ConfigError.class)
                .hasMessage(
                        "cannot use MongoDB at 127.0.0.1:1 (MONGO_URI): no answer within 300 ms");
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> MongoSetup.ensure(mongo("mongodb://me:hu@sh@host:x/", "arbflow")))
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith("MONGO_URI must be like")
                .hasMessageNotContaining("hu@sh")
                .hasNoCause();
    }

    private static Mongo mongo(MongoStore store) {
        return mongo(store.uri(), store.database());
    }

    private static Mongo mongo(String uri, String database) {
        return new Mongo(
                new Secret(uri),
                database,
                Duration.ofMillis(50),
                Duration.ofDays(30),
                Duration.ofDays(30));
    }

    private static Document only(Mongo mongo, String collection) {
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            assertThat(
                            client.getDatabase(mongo.database())
                                    .getCollection(collection)
                                    .countDocuments())
                    .isEqualTo(1);
            return client.getDatabase(mongo.database()).getCollection(collection).find().first();
        }
    }
}
