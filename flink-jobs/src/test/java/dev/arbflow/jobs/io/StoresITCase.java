package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.ReceivedMail;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.influx.PointSamples;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.mail.AlertMails;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.io.mongo.StoredOrigins;
import dev.arbflow.market.arbitrage.Alert;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresITCase {
    private static final Duration FLUSH = Duration.ofMillis(50);

    @TempDir Path dataDir;

    @Test
    void aLowerRevisionThatComesLateIsIgnored() throws Exception {
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo = mongo(store.uri(), 30);
            run(
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
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo = mongo(store.uri(), 30);
            run(
                    MongoArchives.sink(mongo, () -> Documents.REFUSAL),
                    List.of(StoreSamples.refusal(5, -3), StoreSamples.refusal(6, -2)));
            run(
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
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo = mongo(store.uri(), 30);
            MongoSetup.ensure(mongo);
            run(
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
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo = mongo(store.uri(), 30);
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
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0)) {
            Mongo mongo = mongo(store.uri(), 30);
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
        Mongo away = mongo("mongodb://me:hush@127.0.0.1:1/", 30);

        assertThatThrownBy(() -> MongoSetup.ensure(away, Duration.ofMillis(300)))
                .isInstanceOf(ConfigError.class)
                .hasMessage(
                        "cannot use MongoDB at 127.0.0.1:1 (MONGO_URI): no answer within 300 ms");
    }

    @Test
    void anAddressThatIsNoneIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> MongoSetup.ensure(mongo("mongodb://me:hu@sh@host:x/", 30)))
                .isInstanceOf(ConfigError.class)
                .hasMessageStartingWith("MONGO_URI must be like")
                .hasMessageNotContaining("hu@sh")
                .hasNoCause();
    }

    @Test
    void everyMeasurementIsReadBack() throws Exception {
        try (InfluxStore store = EmbeddedInflux.start(dataDir, 0)) {
            InfluxTables.create(store);
            Influx influx =
                    new Influx(
                            store.url(),
                            new Secret(store.token()),
                            store.org(),
                            store.bucket(),
                            FLUSH,
                            Optional.empty());
            run(
                    InfluxPoints.sink(influx, () -> Points.QUOTE),
                    List.of(PointSamples.quote(), PointSamples.invalidQuote()));
            run(
                    InfluxPoints.sink(influx, () -> Points.TRADE),
                    List.of(PointSamples.trade(0), PointSamples.trade(1)));
            run(InfluxPoints.sink(influx, () -> Points.SPREAD), List.of(PointSamples.spread()));
            run(
                    InfluxPoints.sink(influx, () -> Points.EPISODE),
                    List.of(StoreSamples.open(1), StoreSamples.closed(2)));
            run(
                    InfluxPoints.sink(influx, () -> Points.PRICE_WINDOW),
                    List.of(PointSamples.window()));
            run(
                    InfluxPoints.sink(influx, () -> Points.INDICATIVE),
                    List.of(PointSamples.indicative()));
            run(
                    InfluxPoints.sink(influx, () -> Points.REFUSAL),
                    List.of(StoreSamples.refusal(7, Double.NaN)));
            run(
                    InfluxPoints.sink(influx, () -> Points.CANDIDATE),
                    List.of(StoreSamples.standing(), StoreSamples.refused()));

            assertThat(store.rows("quote")).extracting("valid").containsExactly(true, false);
            assertThat(store.rows("quote").get(1)).doesNotContainKeys("bid", "ask");
            assertThat(store.rows("trade")).hasSize(2);
            assertThat(store.rows("spread")).extracting("buy").containsExactly("BITFINEX");
            assertThat(store.rows("episode"))
                    .extracting("closeReason")
                    .containsExactly("SPREAD_COLLAPSED");
            assertThat(store.rows("price_window"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).doesNotContainKey("maxSell"));
            assertThat(store.rows("indicative")).extracting("differenceBps").containsExactly(4.5);
            assertThat(store.rows("candidate"))
                    .extracting("outcome")
                    .containsExactly("BELOW_THRESHOLD");
            assertThat(store.rows("refusal"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("reason", "BELOW_FEES"));
        }
    }

    @Test
    void anAlertArrivesAsTextAndHtml() throws Exception {
        try (EmbeddedMail server = EmbeddedMail.start()) {
            run(
                    AlertMails.to(mail(server, Optional.empty()), DataOrigin.SIMULATED),
                    List.of(new Alert(Alert.Kind.OPENED, StoreSamples.open(1), 0, 0, 0, 0)));

            assertThat(server.awaitReceived(1, Duration.ofSeconds(10))).isTrue();
            ReceivedMail received = server.received().get(0);
            assertThat(received.subject())
                    .isEqualTo(
                            "[SIMULATED] 31.0 bps net: buy BTC/USD on Bitfinex, sell on Bitstamp");
            assertThat(received.messageId()).endsWith("@example.org>");
            assertThat(received.plainText()).contains("BTC on Bitfinex at 19990.5 USD");
            assertThat(received.html()).contains("Bitfinex", "19990.5 USD", "<table");
        }
    }

    @Test
    void withAJournalAJobThatLostItsStateSendsNoMailTwice() throws Exception {
        Optional<URI> journal = Optional.of(dataDir.resolve("mails").toUri());
        try (EmbeddedMail server = EmbeddedMail.start()) {
            Alert first = new Alert(Alert.Kind.OPENED, StoreSamples.open(1), 0, 0, 0, 0);
            Alert second = new Alert(Alert.Kind.OPENED, StoreSamples.later(9), 0, 0, 0, 0);
            run(AlertMails.to(mail(server, journal), DataOrigin.SIMULATED), List.of(first));
            run(AlertMails.to(mail(server, journal), DataOrigin.SIMULATED), List.of(first, second));

            assertThat(server.awaitReceived(2, Duration.ofSeconds(10))).isTrue();
            assertThat(server.received())
                    .extracting(ReceivedMail::messageId)
                    .hasSize(2)
                    .doesNotHaveDuplicates();
        }
    }

    private static Mail mail(EmbeddedMail server, Optional<URI> journal) {
        return new Mail(
                server.host(),
                server.port(),
                Mail.Tls.NONE,
                Optional.empty(),
                "arbflow <alerts@example.org>",
                List.of("desk@example.org"),
                Optional.empty(),
                journal,
                Optional.empty(),
                Optional.empty());
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

    private static Mongo mongo(String uri, int keepDays) {
        return new Mongo(
                new Secret(uri),
                "arbflow",
                FLUSH,
                Duration.ofDays(keepDays),
                Duration.ofDays(keepDays));
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
