package dev.arbflow.jobs.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.embedded.endpoints.OwnServer;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.ingest.IngestTopology;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.kafka.RawTopics;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes away while a job writes to it, and comes back on the same address. */
@OwnServer("it stops the servers")
class OutageITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final int TRADES = 4_000;
    private static final int TOLD_BEFORE = TRADES / 2;
    private static final long PATIENCE_S = 120;

    private static CountDownLatch halfIsTold;
    private static CountDownLatch serverIsAway;

    @TempDir Path folder;

    @BeforeEach
    void reset() {
        halfIsTold = new CountDownLatch(1);
        serverIsAway = new CountDownLatch(1);
    }

    /** Numbers as trades; the second half is told only when the server has gone. */
    private static final class TellTrades implements MapFunction<Long, Trade> {
        private static final long serialVersionUID = 1L;

        @Override
        public Trade map(Long number) throws Exception {
            if (number == TOLD_BEFORE) {
                halfIsTold.countDown();
                assertThat(serverIsAway.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
            }
            return Trades.kraken("BTC/USD").id(Long.toString(number)).atUs(number).build();
        }
    }

    @Test
    void noTradeIsLostWhileTheBrokerIsAway() throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
        Kafka kafka =
                new ConfigReader(new String[0], Map.of("KAFKA_BROKER", broker.bootstrapServers()))
                        .kafka();
        TopicSetup.ensure(kafka);
        StreamExecutionEnvironment env = environment();
        IngestTopology.build(
                trades(env).map(Inbound::of).uid("inbound"),
                KafkaSinks.ingest(kafka),
                kafka.partitions());
        JobClient job = env.executeAsync("ingest");
        await(halfIsTold);
        broker.close();
        serverIsAway.countDown();
        try (EmbeddedKafka back = EmbeddedKafka.start(folder, port(broker.bootstrapServers()))) {
            job.getJobExecutionResult().get(PATIENCE_S, TimeUnit.SECONDS);

            Set<String> ids = new TreeSet<>();
            for (ConsumerRecord<byte[], byte[]> record :
                    new RawTopics(back.bootstrapServers()).read(Topic.TRADES.name(kafka))) {
                TradeUpdate update = SbeCodec.trades().read(record.value());
                ids.add(update.trade().tradeId());
            }
            assertThat(ids).hasSize(TRADES);
        }
    }

    @Test
    void noTradeIsLostWhileTheStoreIsAway() throws Exception {
        EmbeddedMongo store = EmbeddedMongo.start(folder, 0);
        Mongo mongo =
                new Mongo(
                        new Secret(store.uri()),
                        "arbflow",
                        Duration.ofMillis(50),
                        Duration.ofDays(30),
                        Duration.ofDays(30));
        StreamExecutionEnvironment env = environment();
        trades(env)
                .map(
                        trade ->
                                new PublishedTrade(
                                        trade.tradeId(),
                                        trade.origin().feed(),
                                        trade.listing(),
                                        trade.takerSide(),
                                        trade.price(),
                                        trade.quantity(),
                                        trade.times()))
                .uid("published")
                .sinkTo(MongoArchives.sink(mongo, () -> Documents.TRADE))
                .uid("mongo");
        JobClient job = env.executeAsync("archive");
        await(halfIsTold);
        int port = port(store.uri());
        store.close();
        serverIsAway.countDown();
        try (EmbeddedMongo back = EmbeddedMongo.start(folder, port)) {
            job.getJobExecutionResult().get(PATIENCE_S, TimeUnit.SECONDS);

            try (MongoClient client = MongoClients.create(back.uri())) {
                assertThat(
                                client.getDatabase(mongo.database())
                                        .getCollection(Documents.TRADE.collection())
                                        .countDocuments())
                        .isEqualTo(TRADES);
            }
        }
    }

    private static DataStream<Trade> trades(StreamExecutionEnvironment env) {
        return env.fromSequence(1, TRADES)
                .uid("numbers")
                .map(new TellTrades())
                .returns(Trade.class)
                .uid("trades");
    }

    private static StreamExecutionEnvironment environment() {
        return JobEnvironment.create(Duration.ofMillis(100)).setParallelism(1);
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
