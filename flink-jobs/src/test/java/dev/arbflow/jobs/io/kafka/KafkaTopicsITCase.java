package dev.arbflow.jobs.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.embedded.KafkaBroker;
import dev.arbflow.embedded.endpoints.Endpoints;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.ingest.IngestTopology;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The topics over a real broker; each test has its own, told apart by the prefix. */
@Tag("kafka")
class KafkaTopicsITCase {
    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(2);

    private static final int PARTITIONS = 3;
    private static final Origin KRAKEN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1);
    private static final Trade TRADE =
            Trades.kraken("BTC/USD").id("42").price(63502.1).quantity(4.8389E-4).build();
    private static final Book BOOK = Books.kraken("BTC/USD").bid(99.5, 1).ask(100.1, 2).build();
    private static final Progress PROGRESS =
            Progress.ofAll(KRAKEN, 2_000_000, 1_500_000, 5, new String[] {"KRAKEN|BTC/USD"});
    private static final FeedStatus STATUS =
            new FeedStatus(KRAKEN, "KRAKEN|*", FeedStatus.State.GAP, "17 after 15", 3_000);
    private static final MalformedFrame MALFORMED =
            new MalformedFrame(KRAKEN, "<html>", "not JSON", 4_000);
    private static final Route ROUTE = Route.parse("BTC/USD|BITFINEX>BITSTAMP");
    private static final Episode EPISODE =
            Episodes.of(ROUTE, 1)
                    .revision(2)
                    .closed(CloseReason.SPREAD_COLLAPSED)
                    .detectedUs(2)
                    .lastUs(3)
                    .net(new Episode.NetEdge(1, 2, 3, 0.5))
                    .peak(
                            Episodes.moment(
                                    new BigDecimal("0.75"),
                                    new BigDecimal("75.30"),
                                    new BigDecimal("0.012"),
                                    100.1,
                                    100.7,
                                    false))
                    .counted(4, 5, 6)
                    .emittedUs(7)
                    .build();

    @TempDir static Path folder;
    private static KafkaBroker broker;

    private PipelineConfig config;
    private RawTopics topics;

    @BeforeAll
    static void startKafka() throws IOException {
        broker = Endpoints.fromEnvironment().kafka(folder);
    }

    @AfterAll
    static void stopKafka() throws Exception {
        broker.close();
    }

    @BeforeEach
    void createTopics() {
        config = config(PARTITIONS, broker.topicPrefix() + "test-" + UUID.randomUUID() + ".");
        topics = new RawTopics(broker.bootstrapServers());
        TopicSetup.ensure(config.kafka());
    }

    @Test
    void whatIngestWritesIsWhatTheOtherJobsRead() throws Exception {
        ingest(
                Inbound.of(TRADE),
                Inbound.of(BOOK),
                Inbound.of(STATUS),
                Inbound.of(MALFORMED),
                Inbound.of(PROGRESS));

        InMemorySink<TradeUpdate> trades = new InMemorySink<>();
        InMemorySink<BookUpdate> books = new InMemorySink<>();
        StreamExecutionEnvironment env = environment();
        KafkaSources.trades(env, config).sinkTo(trades);
        KafkaSources.books(env, config).sinkTo(books);
        env.execute("read");

        assertThat(trades.written()).hasSize(1 + PARTITIONS).contains(TradeUpdate.of(TRADE));
        assertThat(books.written()).hasSize(1 + PARTITIONS).contains(BookUpdate.of(BOOK));
        assertThat(books.written())
                .filteredOn(update -> update.progress() != null)
                .flatExtracting(update -> List.of(update.progress().listings()))
                .containsExactly("KRAKEN|BTC/USD");
        assertThat(JsonCodec.feedStatus().read(only(Topic.FEED_STATUS).value())).isEqualTo(STATUS);
        assertThat(JsonCodec.malformed().read(only(Topic.MALFORMED).value())).isEqualTo(MALFORMED);
    }

    @Test
    void aMarketAndItsLivenessShareAPartitionAndProgressComesLast() throws Exception {
        ingest(Inbound.of(BOOK), Inbound.of(PROGRESS));

        List<ConsumerRecord<byte[], byte[]>> records =
                topics.read(Topic.BOOKS.name(config.kafka()));
        assertThat(records).extracting(ConsumerRecord::partition).containsOnly(0, 1, 2);
        int home =
                records.stream()
                        .filter(record -> text(record.key()).equals("KRAKEN|BTC/USD"))
                        .findFirst()
                        .orElseThrow()
                        .partition();
        assertThat(records)
                .filteredOn(record -> record.partition() == home)
                .extracting(record -> text(record.key()))
                .containsExactly("KRAKEN|BTC/USD", "KRAKEN|*");
        ConsumerRecord<byte[], byte[]> last =
                records.stream()
                        .filter(record -> record.partition() == home)
                        .reduce((first, second) -> second)
                        .orElseThrow();
        assertThat(SbeCodec.books().read(last.value()).progress().listings())
                .containsExactly("KRAKEN|BTC/USD");
    }

    @Test
    void anUnreadableRecordIsKeptAsideWithItsReasonAndStopsNobody() throws Exception {
        String books = Topic.BOOKS.name(config.kafka());
        topics.write(books, "KRAKEN|BTC/USD", "{\"schemaVersion\":9}");
        topics.write(books, "KRAKEN|BTC/USD", null);
        byte[] sound = SbeCodec.books().write(BookUpdate.of(BOOK));
        byte[] torn = Arrays.copyOf(sound, sound.length - 1);
        topics.write(books, 0, "KRAKEN|BTC/USD", torn);
        topics.write(books, 0, "KRAKEN|BTC/USD", sound);
        topics.write(books, 0, "KRAKEN|BTC/USD", JsonCodec.books().write(BookUpdate.of(BOOK)));

        InMemorySink<BookUpdate> read = new InMemorySink<>();
        StreamExecutionEnvironment env = environment();
        KafkaSources.books(env, config).sinkTo(read);
        env.execute("read");

        assertThat(read.written()).containsExactly(BookUpdate.of(BOOK), BookUpdate.of(BOOK));
        List<ConsumerRecord<byte[], byte[]>> dead =
                topics.read(Topic.BOOKS.deadName(config.kafka()));
        assertThat(dead)
                .extracting(record -> header(record, "reason"))
                .containsExactlyInAnyOrder(
                        "schemaVersion 9 is unknown, the newest is 1",
                        "no value",
                        "cut: %d of %d bytes".formatted(torn.length, sound.length));
        ConsumerRecord<byte[], byte[]> first = dead.get(0);
        assertThat(text(first.key())).isEqualTo("KRAKEN|BTC/USD");
        assertThat(text(first.value())).isEqualTo("{\"schemaVersion\":9}");
        assertThat(header(first, "topic")).isEqualTo(books);
        assertThat(header(first, "offset")).isEqualTo("0");
        assertThat(dead).extracting(ConsumerRecord::value).contains(torn);
    }

    @Test
    void episodesGoOutByRouteAndRulesComeIn() throws Exception {
        Rule rule = Rule.of(new DetectionRule(1, 5, 4, 3, 2, 1));
        topics.write(Topic.RULES.name(config.kafka()), "rule", text(JsonCodec.rules().write(rule)));
        InMemorySink<Rule> rules = new InMemorySink<>();
        StreamExecutionEnvironment env = environment();
        KafkaSources.rules(env, config.kafka()).stream().sinkTo(rules);
        env.fromData(EPISODE).sinkTo(KafkaSinks.episodes(config.kafka()));
        env.execute("episodes");

        assertThat(rules.written()).containsExactly(rule);
        assertThat(text(only(Topic.EPISODES).key())).isEqualTo("BTC/USD|BITFINEX>BITSTAMP");
        assertThat(JsonCodec.episodes().read(only(Topic.EPISODES).value())).isEqualTo(EPISODE);
    }

    @Test
    void topicsThatExistAreLeftAloneUnlessTheirPartitionsDiffer() {
        TopicSetup.ensure(config.kafka());

        assertThatThrownBy(
                        () ->
                                TopicSetup.ensure(
                                        config(PARTITIONS + 1, config.kafka().topicPrefix())
                                                .kafka()))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining("has 3 partitions, not 4; set KAFKA_PARTITIONS");
    }

    @Test
    void aBrokerThatIsNotThereIsOneClearLine() throws IOException {
        try (Socket nobody = new Socket()) {
            // The port is held, but nobody listens.
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            String address = "127.0.0.1:" + nobody.getLocalPort();
            Kafka kafka = new ConfigReader(new String[0], Map.of("KAFKA_BROKER", address)).kafka();

            assertThatThrownBy(() -> TopicSetup.ensure(kafka, Duration.ofSeconds(2)))
                    .isInstanceOf(ConfigError.class)
                    .hasMessageStartingWith("cannot use Kafka at " + address + " (KAFKA_BROKER): ")
                    .message()
                    .doesNotContain("\n");
        }
    }

    private void ingest(Inbound... inbound) throws Exception {
        StreamExecutionEnvironment env = environment();
        env.setParallelism(1);
        DataStream<Inbound> connections = env.fromData(inbound);
        IngestTopology.build(connections, KafkaSinks.ingest(config.kafka()), PARTITIONS);
        env.execute("ingest");
    }

    private ConsumerRecord<byte[], byte[]> only(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = topics.read(topic.name(config.kafka()));
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private static StreamExecutionEnvironment environment() {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.getExecutionEnvironment(rules).setParallelism(2);
    }

    private static PipelineConfig config(int partitions, String prefix) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BROKER", broker.bootstrapServers());
        environment.put("KAFKA_PARTITIONS", Integer.toString(partitions));
        environment.put("KAFKA_TOPIC_PREFIX", prefix);
        environment.put("KAFKA_GROUP", prefix + "topics");
        environment.put("KAFKA_START", "earliest");
        environment.put("KAFKA_END", "latest");
        environment.put("MONGO_URI", "mongodb://unused");
        environment.put("INFLUX_URL", "http://unused");
        environment.put("INFLUX_TOKEN", "unused");
        environment.put("SMTP_SERVER", "unused");
        environment.put("ALERT_FROM", "a@example.org");
        environment.put("ALERT_TO", "b@example.org");
        environment.put("PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");
        return new ConfigReader(new String[0], environment).pipeline();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return text(record.headers().lastHeader(name).value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
