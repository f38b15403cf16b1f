package dev.arbflow.jobs.io.kafka;

import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.RecordCodec;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Streams out of the topics, each with its event time; unreadable records go to the topic's
 * dead-letter topic.
 *
 * <p>No source has more subtasks than its topic has partitions: one without a partition would hold
 * time up.
 */
public final class KafkaSources {
    private static final String NEVER = "-1";

    private KafkaSources() {}

    /** What is needed to read a topic. */
    record Reading<T>(
            Topic topic,
            RecordCodec<T> codec,
            TypeInformation<TopicRecord<T>> type,
            Class<T> valueType,
            Hurry hurry,
            OffsetsInitializer start,
            WatermarkStrategy<TopicRecord<T>> watermarks) {}

    /** Whether somebody waits for each record: every answer of a broker costs both sides. */
    public enum Hurry {
        AT_ONCE,
        /** A broker answers when a quarter of a MiB has come, or a quarter of a second is over. */
        GATHERED,
        /**
         * Likewise, and time moves by quarters of a second: each watermark costs every operator.
         */
        BY_QUARTERS;

        Duration step() {
            return Duration.ofMillis(this == BY_QUARTERS ? 250 : 1);
        }

        private Map<String, String> settings() {
            return switch (this) {
                case AT_ONCE -> Map.of();
                case GATHERED, BY_QUARTERS ->
                        Map.of(
                                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                                Integer.toString(256 << 10),
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                                "250");
            };
        }
    }

    /** Books and progress for who finds opportunities; event time is receive time. */
    public static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, PipelineConfig config) {
        return books(env, config, Hurry.AT_ONCE);
    }

    /** Books and progress; event time is receive time. */
    public static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, PipelineConfig config, Hurry hurry) {
        Kafka kafka = config.kafka();
        Reading<BookUpdate> books =
                new Reading<>(
                        Topic.BOOKS,
                        SbeCodec.books(),
                        TypeInformation.of(new TypeHint<>() {}),
                        BookUpdate.class,
                        hurry,
                        start(kafka),
                        ConnectionWatermarks.ofBooks(
                                config.detection().disorder(),
                                kafka.quiet(),
                                MarketFeeds.connectionNames(config.venues()),
                                hurry.step()));
        return readable(ofOneIngest(found(env, kafka, books), kafka), kafka, books);
    }

    /** Trades and progress; event time is the corrected exchange time. */
    public static DataStream<TradeUpdate> trades(
            StreamExecutionEnvironment env, PipelineConfig config) {
        return trades(env, config, Hurry.GATHERED);
    }

    /** Trades and progress; event time is the corrected exchange time. */
    public static DataStream<TradeUpdate> trades(
            StreamExecutionEnvironment env, PipelineConfig config, Hurry hurry) {
        Kafka kafka = config.kafka();
        return read(
                env,
                kafka,
                new Reading<>(
                        Topic.TRADES,
                        SbeCodec.trades(),
                        TypeInformation.of(new TypeHint<>() {}),
                        TradeUpdate.class,
                        hurry,
                        start(kafka),
                        ConnectionWatermarks.ofTrades(
                                config.prices().disorder(),
                                kafka.quiet(),
                                MarketFeeds.connectionNames(config.venues()),
                                hurry.step())));
    }

    /**
     * Versions of episodes; the watermark never holds anybody up, because there may be none for
     * days.
     */
    public static DataStream<Episode> episodes(StreamExecutionEnvironment env, Kafka kafka) {
        return read(
                env,
                kafka,
                new Reading<>(
                        Topic.EPISODES,
                        JsonCodec.episodes(),
                        TypeInformation.of(new TypeHint<>() {}),
                        Episode.class,
                        Hurry.AT_ONCE,
                        start(kafka),
                        WatermarkStrategy.forGenerator(context -> new AlwaysDone<>())));
    }

    /** What looked like manipulation; nobody waits for it, and there may be none for days. */
    public static DataStream<SuspectActivity> suspects(
            StreamExecutionEnvironment env, Kafka kafka) {
        return read(
                env,
                kafka,
                new Reading<>(
                        Topic.SUSPECTS,
                        JsonCodec.suspects(),
                        TypeInformation.of(new TypeHint<>() {}),
                        SuspectActivity.class,
                        Hurry.GATHERED,
                        start(kafka),
                        WatermarkStrategy.forGenerator(context -> new AlwaysDone<>())));
    }

    /** Every rule there is, from the beginning; its watermark never holds anybody up. */
    public static Rules rules(StreamExecutionEnvironment env, Kafka kafka) {
        return new Rules(
                KafkaRuleHistory.of(kafka),
                read(
                        env,
                        kafka,
                        new Reading<>(
                                Topic.RULES,
                                JsonCodec.rules(),
                                TypeInformation.of(new TypeHint<>() {}),
                                Rule.class,
                                Hurry.AT_ONCE,
                                OffsetsInitializer.earliest(),
                                WatermarkStrategy.forGenerator(context -> new AlwaysDone<>()))));
    }

    private static <T> DataStream<T> read(
            StreamExecutionEnvironment env, Kafka kafka, Reading<T> reading) {
        return readable(found(env, kafka, reading), kafka, reading);
    }

    private static <T> SingleOutputStreamOperator<TopicRecord<T>> found(
            StreamExecutionEnvironment env, Kafka kafka, Reading<T> reading) {
        return found(env, kafka, reading, source(kafka, reading));
    }

    /** What a source finds. */
    static <T> SingleOutputStreamOperator<TopicRecord<T>> found(
            StreamExecutionEnvironment env,
            Kafka kafka,
            Reading<T> reading,
            KafkaSource<TopicRecord<T>> source) {
        String topic = reading.topic().plainName();
        return env.fromSource(source, reading.watermarks(), "Kafka " + topic)
                .setParallelism(Math.min(env.getParallelism(), reading.topic().partitions(kafka)))
                .uid("source-" + topic);
    }

    /** Where a partition is read, so that all that decides comes in the order of the log. */
    static SingleOutputStreamOperator<TopicRecord<BookUpdate>> ofOneIngest(
            SingleOutputStreamOperator<TopicRecord<BookUpdate>> found, Kafka kafka) {
        return found.process(new OneIngestFunction(kafka.quiet()))
                .returns(found.getType())
                .setParallelism(found.getParallelism())
                .uid("one-ingest")
                .name("books of one ingest");
    }

    private static <T> DataStream<T> readable(
            SingleOutputStreamOperator<TopicRecord<T>> found, Kafka kafka, Reading<T> reading) {
        String topic = reading.topic().plainName();
        SingleOutputStreamOperator<T> records = read(found, reading);
        records.getSideOutput(SeparateUnreadableFunction.DEAD)
                .sinkTo(KafkaSinks.dead(kafka, reading.topic()))
                .setParallelism(found.getParallelism())
                .uid("dead-" + topic)
                .name("unreadable " + topic + " → Kafka");
        return records;
    }

    /** What can be read of it. */
    static <T> SingleOutputStreamOperator<T> read(
            SingleOutputStreamOperator<TopicRecord<T>> found, Reading<T> reading) {
        String topic = reading.topic().plainName();
        return found.process(new SeparateUnreadableFunction<T>())
                .returns(reading.valueType())
                .setParallelism(found.getParallelism())
                .uid("readable-" + topic)
                .name("readable " + topic);
    }

    private static <T> KafkaSource<TopicRecord<T>> source(Kafka kafka, Reading<T> reading) {
        KafkaSourceBuilder<TopicRecord<T>> source = builder(kafka, reading);
        return switch (kafka.end()) {
            case NEVER ->
                    source.setProperty(
                                    KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), NEVER)
                            .build();
            case LATEST -> source.setBounded(OffsetsInitializer.latest()).build();
        };
    }

    /** A source that has a beginning, and as yet no end. */
    static <T> KafkaSourceBuilder<TopicRecord<T>> builder(Kafka kafka, Reading<T> reading) {
        KafkaSourceBuilder<TopicRecord<T>> source =
                KafkaSource.<TopicRecord<T>>builder()
                        .setProperties(KafkaClients.properties(kafka))
                        .setTopics(reading.topic().name(kafka))
                        .setGroupId(kafka.group())
                        .setClientIdPrefix(kafka.group() + "-" + reading.topic().plainName())
                        .setStartingOffsets(reading.start())
                        .setDeserializer(new TopicReader<>(reading.codec(), reading.type()));
        reading.hurry().settings().forEach(source::setProperty);
        return source;
    }

    private static OffsetsInitializer start(Kafka kafka) {
        return switch (kafka.start()) {
            case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
        };
    }
}
