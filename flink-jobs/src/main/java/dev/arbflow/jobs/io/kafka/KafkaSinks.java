package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.ingest.IngestSinks;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Sinks into the topics: at least once, and within a subtask and partition in order.
 *
 * <p>An idempotent producer repeats a lost request without reordering; whole records are repeated
 * only when a job starts again from a checkpoint.
 */
public final class KafkaSinks {
    /**
     * How long a record waits for others. Each request wakes every reader of its topic: with five
     * connections that is the largest part of what a broker costs.
     */
    private static final int LINGER_MS = 20;

    /** Event time of trades stays seconds behind anyway. */
    private static final int TRADES_LINGER_MS = 100;

    /** The ledger is read afterwards; nobody waits for a line of it. */
    private static final int LEDGER_LINGER_MS = 500;

    private KafkaSinks() {}

    /** Everything that ingest writes. */
    public static IngestSinks ingest(Kafka kafka) {
        return new IngestSinks(
                sink(
                        kafka,
                        TRADES_LINGER_MS,
                        TopicWriter.byPartition(
                                Topic.TRADES.name(kafka), SbeCodec.trades(), KafkaSinks::keyOf)),
                sink(
                        kafka,
                        TopicWriter.byPartition(
                                Topic.BOOKS.name(kafka), SbeCodec.books(), KafkaSinks::keyOf)),
                byKey(kafka, Topic.FEED_STATUS, JsonCodec.feedStatus(), FeedStatus::subject),
                byKey(
                        kafka,
                        Topic.MALFORMED,
                        JsonCodec.malformed(),
                        frame -> frame.origin().feed().name()));
    }

    /** Episodes, by route. */
    public static Sink<Episode> episodes(Kafka kafka) {
        return byKey(
                kafka, Topic.EPISODES, JsonCodec.episodes(), episode -> episode.route().code());
    }

    /** Candidates and their outcomes, by route. */
    public static Sink<Candidate> candidates(Kafka kafka) {
        return unhurried(
                kafka,
                Topic.CANDIDATES,
                JsonCodec.candidates(),
                candidate -> candidate.route().code());
    }

    /** What was left of episodes shortly after they were told, by route. */
    public static Sink<FollowUp> followUps(Kafka kafka) {
        return byKey(
                kafka,
                Topic.FOLLOW_UPS,
                JsonCodec.followUps(),
                followUp -> followUp.route().code());
    }

    /** Days of the paper account, by day and currency. */
    public static Sink<PaperDay> paper(Kafka kafka) {
        return byKey(kafka, Topic.PAPER, JsonCodec.paper(), PaperDay::id);
    }

    /** Episodes of cycles, by cycle. */
    public static Sink<CycleEpisode> cycles(Kafka kafka) {
        return byKey(kafka, Topic.CYCLES, JsonCodec.cycles(), episode -> episode.cycle().code());
    }

    /** What looks like manipulation, by listing. */
    public static Sink<SuspectActivity> suspects(Kafka kafka) {
        return unhurried(
                kafka, Topic.SUSPECTS, JsonCodec.suspects(), suspect -> suspect.listing().code());
    }

    /** Records of a topic that could not be read. */
    static Sink<DeadRecord> dead(Kafka kafka, Topic topic) {
        return sink(kafka, new DeadRecordWriter(topic.deadName(kafka)));
    }

    private static <T> Sink<T> byKey(
            Kafka kafka, Topic topic, JsonCodec<T> codec, SerializableFunction<T, String> key) {
        return sink(kafka, TopicWriter.byKey(topic.name(kafka), codec, key));
    }

    /** The same of what nobody waits for. */
    private static <T> Sink<T> unhurried(
            Kafka kafka, Topic topic, JsonCodec<T> codec, SerializableFunction<T, String> key) {
        return sink(kafka, LEDGER_LINGER_MS, TopicWriter.byKey(topic.name(kafka), codec, key));
    }

    private static <T> Sink<T> sink(Kafka kafka, KafkaRecordSerializationSchema<T> writer) {
        return sink(kafka, LINGER_MS, writer);
    }

    private static <T> Sink<T> sink(
            Kafka kafka, int lingerMs, KafkaRecordSerializationSchema<T> writer) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(kafka.brokers())
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(producer(kafka, lingerMs))
                .setRecordSerializer(writer)
                .build();
    }

    private static Properties producer(Kafka kafka, int lingerMs) {
        Properties settings = KafkaClients.properties(kafka);
        settings.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        settings.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.setProperty(ProducerConfig.LINGER_MS_CONFIG, Integer.toString(lingerMs));
        settings.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, Integer.toString(16 << 20));
        return settings;
    }

    private static String keyOf(TradeUpdate update) {
        return update.trade() != null
                ? update.trade().listing().code()
                : FeedStatus.wholeFeed(update.origin().feed());
    }

    private static String keyOf(BookUpdate update) {
        return update.book() != null
                ? update.book().listing().code()
                : FeedStatus.wholeFeed(update.origin().feed());
    }
}
