package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.InfluxStore;
import dev.arbflow.embedded.LoopbackProxy;
import dev.arbflow.embedded.MongoStore;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.InfluxTables;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.Eventually;
import dev.arbflow.market.testing.Trades;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.function.SerializableFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A store that hangs holds the job up instead of losing records or filling memory. */
@OwnServer("it holds the stores up")
class SlowStoresITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(1);

    private static final long RECORDS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What the source has given on; in this JVM, since Flink runs copies of the function. */
    private static final AtomicLong GIVEN = new AtomicLong();

    @TempDir Path folder;

    @BeforeEach
    void forget() {
        GIVEN.set(0);
    }

    @Test
    void aMongoThatHangsHoldsTheJobUpAndGetsEveryDocumentOnceItIsBack() throws Exception {
        try (MongoStore store = EmbeddedMongo.start(folder, 0);
                LoopbackProxy proxy = LoopbackProxy.to(URI.create(store.uri()).getPort());
                MongoClient client = MongoClients.create(store.uri())) {
            Mongo mongo =
                    new Mongo(
                            new Secret("mongodb://127.0.0.1:" + proxy.port()),
                            "arbflow",
                            Duration.ofMillis(50),
                            Duration.ofDays(30),
                            Duration.ofDays(30));
            proxy.stall();
            JobClient job =
                    start(
                            SlowStoresITCase::document,
                            TypeInformation.of(PublishedTrade.class),
                            MongoArchives.sink(mongo, () -> Documents.TRADE));
            holdsUp();
            proxy.resume();
            job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(
                            client.getDatabase("arbflow")
                                    .getCollection(Documents.TRADE.collection())
                                    .countDocuments())
                    .isEqualTo(RECORDS);
        }
    }

    @Test
    void anInfluxThatHangsHoldsTheJobUpAndGetsEveryPointOnceItIsBack() throws Exception {
        try (InfluxStore store = EmbeddedInflux.start(folder, 0);
                LoopbackProxy proxy = LoopbackProxy.to(URI.create(store.url()).getPort())) {
            InfluxTables.create(store);
            Influx influx =
                    new Influx(
                            "http://127.0.0.1:" + proxy.port(),
                            new Secret(store.token()),
                            store.org(),
                            store.bucket(),
                            Duration.ofMillis(50),
                            Optional.empty());
            proxy.stall();
            JobClient job =
                    start(
                            SlowStoresITCase::point,
                            TypeInformation.of(StampedTrade.class),
                            InfluxPoints.sink(influx, () -> Points.TRADE));
            holdsUp();
            proxy.resume();
            job.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

            assertThat(store.rows("trade")).hasSize((int) RECORDS);
        }
    }

    /** Time is not what is measured: after it stands still, nothing more may ever come through. */
    private static void holdsUp() throws Exception {
        AtomicLong before = new AtomicLong(-1);
        Eventually.holds(
                "the source stands still, before its end",
                PATIENCE,
                () -> {
                    long now = GIVEN.get();
                    return now > 0 && now == before.getAndSet(now);
                });
        assertThat(GIVEN.get()).isLessThan(RECORDS);
    }

    private static <T> JobClient start(
            SerializableFunction<Long, T> record, TypeInformation<T> type, Sink<T> sink)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.setParallelism(1);
        env.enableCheckpointing(1_000);
        env.fromSequence(0, RECORDS - 1)
                .map(
                        number -> {
                            GIVEN.incrementAndGet();
                            return record.apply(number);
                        })
                .returns(type)
                .sinkTo(sink);
        return env.executeAsync();
    }

    private static PublishedTrade document(long number) {
        PublishedTrade trade = StoreSamples.trade(StoreSamples.OPENED_US + number);
        return new PublishedTrade(
                Long.toString(number),
                trade.feed(),
                trade.listing(),
                trade.takerSide(),
                trade.price(),
                trade.quantity(),
                trade.times());
    }

    private static StampedTrade point(long number) {
        return new StampedTrade(
                Trades.kraken("BTC/USD").atUs(StoreSamples.OPENED_US + number).build(), 0);
    }
}
