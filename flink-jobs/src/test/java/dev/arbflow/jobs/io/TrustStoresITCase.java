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
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.influx.TrustPoints;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.jobs.io.mongo.TrustArchives;
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
            Mongo mongo = new Mongo(new Secret(store.uri()), "arbflow", FLUSH, Duration.ofDays(30));
            MongoSetup.ensure(mongo);
            Release first = TrustSamples.RELEASE;
            run(
                    TrustArchives.releases(mongo),
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
            run(TrustArchives.refused(mongo), List.of(TrustSamples.REFUSED));
            run(TrustArchives.coverage(mongo), List.of(TrustSamples.COUNT, TrustSamples.COUNT));
            run(TrustArchives.alarms(mongo), List.of(TrustSamples.SILENT));
            run(TrustArchives.balances(mongo), List.of(TrustSamples.BALANCE));
            run(TrustArchives.weights(mongo), List.of(new SamplingWeight(first.tape(), 0, 1, 2)));
            run(TrustArchives.anova(mongo), List.of(TrustSamples.anova(FTest.NONE)));

            MongoDatabase database = client.getDatabase("arbflow");
            assertThat(database.getCollection(TrustArchives.RELEASES).find())
                    .singleElement()
                    .satisfies(
                            document ->
                                    assertThat(document)
                                            .containsEntry("trades", first.trades())
                                            .containsEntry("outcome", "RELEASED"));
            for (String collection :
                    List.of(
                            TrustArchives.COVERAGE,
                            TrustArchives.COVERAGE_ALARMS,
                            TrustArchives.COVERAGE_BALANCE,
                            TrustArchives.SAMPLING_WEIGHTS,
                            TrustArchives.ANOVA)) {
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
            run(TrustPoints.coverage(influx), List.of(TrustSamples.COUNT));
            run(TrustPoints.alarms(influx), List.of(TrustSamples.SILENT));
            run(TrustPoints.balances(influx), List.of(TrustSamples.BALANCE));
            run(TrustPoints.refused(influx), List.of(TrustSamples.REFUSED));
            run(TrustPoints.anova(influx), List.of(TrustSamples.anova(FTest.NONE)));

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

            run(TrustPoints.releases(influx), List.of(TrustSamples.RELEASE));
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
