package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.market.behaviour.ClusterAnova.FTest;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coverage, releases and analyses in real stores. */
class TrustStoresITCase {
    private static final Duration FLUSH = Duration.ofMillis(50);

    @TempDir Path dataDir;

    @Test
    void theFirstAnswerAboutAWindowStays() throws Exception {
        try (MongoStore store = EmbeddedMongo.start(dataDir, 0);
                MongoClient client = MongoClients.create(store.uri())) {
            Mongo mongo =
                    new Mongo(
                            new Secret(store.uri()),
                            "arbflow",
                            FLUSH,
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            MongoSetup.ensure(mongo);
            Release first = TrustSamples.RELEASE;
            run(
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
            run(
                    MongoArchives.sink(mongo, () -> Documents.REFUSED_RELEASE),
                    List.of(TrustSamples.REFUSED));
            run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE),
                    List.of(TrustSamples.COUNT, TrustSamples.COUNT));
            run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE_ALARM),
                    List.of(TrustSamples.SILENT));
            run(
                    MongoArchives.sink(mongo, () -> Documents.COVERAGE_BALANCE),
                    List.of(TrustSamples.BALANCE));
            run(
                    MongoArchives.sink(mongo, () -> Documents.SAMPLING_WEIGHT),
                    List.of(new SamplingWeight(first.tape(), 0, 1, 2)));
            run(
                    MongoArchives.sink(mongo, () -> Documents.ANOVA),
                    List.of(TrustSamples.anova(FTest.NONE)));

            MongoDatabase database = client.getDatabase("arbflow");
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
            run(InfluxPoints.sink(influx, () -> Points.COVERAGE), List.of(TrustSamples.COUNT));
            run(
                    InfluxPoints.sink(influx, () -> Points.COVERAGE_ALARM),
                    List.of(TrustSamples.SILENT));
            run(
                    InfluxPoints.sink(influx, () -> Points.COVERAGE_BALANCE),
                    List.of(TrustSamples.BALANCE));
            run(
                    InfluxPoints.sink(influx, () -> Points.REFUSED_RELEASE),
                    List.of(TrustSamples.REFUSED));
            run(
                    InfluxPoints.sink(influx, () -> Points.ANOVA),
                    List.of(TrustSamples.anova(FTest.NONE)));

            assertThat(store.rows("coverage")).extracting("liveShare").containsExactly(0.5);
            assertThat(store.rows("coverage_alarm"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row)
                                            .containsEntry("kind", "LIVE_TIME")
                                            .doesNotContainKey("p"));
            assertThat(store.rows("coverage_balance"))
                    .extracting("peers")
                    .containsExactly("BTC/USD");
            assertThat(store.rows("release")).extracting("refused").containsExactly(true);
            assertThat(store.rows("anova")).extracting("verdict").containsExactly("NOT_SHOWN");

            run(InfluxPoints.sink(influx, () -> Points.RELEASE), List.of(TrustSamples.RELEASE));
            assertThat(store.rows("release")).extracting("volume").containsExactly(12.5);
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
